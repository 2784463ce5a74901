import { expect } from '@playwright/test'
import { axeFindings, overflow } from '../support/legibility.ts'
import { TEMPLATES } from '../support/templates.ts'
import { test } from '../support/test.ts'

const SCREENS = {
  'small phone': { width: 320, height: 640 },
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
}

for (const [name, path] of Object.entries(TEMPLATES)) {
  test(`${name}: nothing stands in the way of a reader, light or dark, on phone or desktop`, async ({
    shopper,
  }) => {
    await shopper.goto(path)
    await expect(shopper.getByRole('heading', { level: 1 })).toBeVisible()
    for (const [screen, size] of Object.entries(SCREENS)) {
      await shopper.setViewportSize(size)
      expect.soft(await overflow(shopper), `${path}, ${screen}, beyond its edge`).toBe(0)
      for (const colorScheme of ['light', 'dark'] as const) {
        // Without motion: colours in the middle of a transition are not what readers read.
        await shopper.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        expect.soft(await axeFindings(shopper), `${path}, ${colorScheme}, ${screen}`).toEqual([])
      }
    }
  })
}
