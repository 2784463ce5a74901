import { expect, type Page } from '@playwright/test'
import {
  addReaderStyles,
  axeFindings,
  cutTexts,
  LARGE_TEXT,
  overflow,
  smallTargets,
  TEXT_SPACING,
} from '../support/legibility.ts'
import { TEMPLATES } from '../support/templates.ts'
import { test } from '../support/test.ts'

/** A window of 1280 pixels at 200 %. */
const ZOOMED = { width: 640, height: 512 }
const DESKTOP = { width: 1280, height: 1024 }
const PHONE = { width: 390, height: 844 }

const open = async (page: Page, path: string) => {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

for (const [name, path] of Object.entries(TEMPLATES)) {
  test(`${name}: nothing is lost at 200 %, with text alone enlarged, or with text set wider`, async ({
    shopper,
  }) => {
    await shopper.emulateMedia({ reducedMotion: 'reduce' })
    await shopper.setViewportSize(ZOOMED)
    await open(shopper, path)
    expect.soft(await overflow(shopper), 'zoomed').toBe(0)
    expect.soft(await axeFindings(shopper), 'zoomed').toEqual([])
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

  test(`${name}: what can be pressed is large enough to be hit`, async ({ shopper }) => {
    await shopper.emulateMedia({ reducedMotion: 'reduce' })
    await open(shopper, path)
    for (const size of [PHONE, DESKTOP]) {
      await shopper.setViewportSize(size)
      expect.soft(await smallTargets(shopper), `${size.width} px`).toEqual([])
    }
  })

  test(`${name}: nothing moves for who wants no motion, nothing is lost in forced colours`, async ({
    shopper,
  }) => {
    await shopper.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' })
    await open(shopper, path)
    expect(await shopper.evaluate(() => document.getAnimations().length)).toBe(0)
    const root = shopper.locator('html')
    await expect(root).toHaveCSS('scroll-behavior', 'auto')
    // Of the forced colours, scripts see nothing: axe would compare those that are not shown.
    expect(await axeFindings(shopper, ['color-contrast'])).toEqual([])
  })
}
