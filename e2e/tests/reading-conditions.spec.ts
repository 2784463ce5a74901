import { expect } from '@playwright/test'
import {
  addReaderStyles,
  axeFindings,
  cutTexts,
  LARGE_TEXT,
  overflow,
  SCREENS,
  smallTargets,
  TEXT_SPACING,
} from '../support/legibility.ts'
import { TEMPLATES } from '../support/templates.ts'
import { test } from '../support/test.ts'

const DESKTOP = { width: 1280, height: 1024 }
const PHONE = SCREENS.phone

for (const [name, path] of Object.entries(TEMPLATES)) {
  // One page for all of them: it has nothing to do but to be loaded.
  test(`${name}: large targets, no motion, forced colours, large text, text set wider`, async ({
    shopper,
  }) => {
    await shopper.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' })
    await shopper.goto(path)
    await expect(shopper.getByRole('heading', { level: 1 })).toBeVisible()

    await test.step('nothing moves for who wants no motion, nothing is lost in forced colours', async () => {
      expect.soft(await shopper.evaluate(() => document.getAnimations().length)).toBe(0)
      await expect.soft(shopper.locator('html')).toHaveCSS('scroll-behavior', 'auto')
      // Of the forced colours, scripts see nothing: axe would compare those that are not shown.
      expect.soft(await axeFindings(shopper, ['color-contrast'])).toEqual([])
    })

    await shopper.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'none' })
    await test.step('what can be pressed is large enough to be hit', async () => {
      for (const size of [PHONE, DESKTOP]) {
        await shopper.setViewportSize(size)
        expect.soft(await smallTargets(shopper), `${size.width} px`).toEqual([])
      }
    })

    await test.step('nothing is lost with text alone enlarged, or with text set wider', async () => {
      for (const [css, size] of [
        [LARGE_TEXT, DESKTOP],
        [TEXT_SPACING, DESKTOP],
        [TEXT_SPACING, PHONE],
      ] as const) {
        await addReaderStyles(shopper, css)
        await shopper.setViewportSize(size)
        expect.soft(await overflow(shopper), `${css}, ${size.width} px`).toBe(0)
        expect.soft(await cutTexts(shopper), `${css}, ${size.width} px`).toEqual([])
      }
    })
  })
}
