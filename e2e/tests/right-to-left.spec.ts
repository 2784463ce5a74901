import { expect, type Page } from '@playwright/test'
import { cutTexts, overflow, SCREENS } from '../support/legibility.ts'
import { test } from '../support/test.ts'

const PAGES = ['/', '/blog/magnesium-and-sleep', '/products/quiet-magnesium']

interface Box {
  readonly element: string
  /** Where it begins and ends, in pixels from the start of the line. */
  readonly start: number
  readonly end: number
}

/** Boxes of what the layout places, and not of the words within: letters run as they are written. */
function boxes(page: Page): Promise<Box[]> {
  return page.evaluate(() => {
    const isRtl = document.documentElement.dir === 'rtl'
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { display, position } = getComputedStyle(element)
        const isPlaced = /^(?:block|flex|grid|list-item|table)$/.test(display)
        return isPlaced && position !== 'absolute' && element.checkVisibility()
      })
      .map((element) => {
        const { left, right } = element.getBoundingClientRect()
        const [start, end] = isRtl ? [innerWidth - right, innerWidth - left] : [left, right]
        return { element: `${element.tagName} ${element.className}`, start, end }
      })
  })
}

for (const path of PAGES) {
  for (const screen of ['phone', 'desktop'] as const) {
    test(`${path} on a ${screen}: is its own mirror image when it runs from right to left`, async ({
      shopper,
    }) => {
      await shopper.emulateMedia({ reducedMotion: 'reduce' })
      await shopper.setViewportSize(SCREENS[screen])
      await shopper.goto(path)
      await expect(shopper.getByRole('heading', { level: 1 })).toBeVisible()
      const before = await boxes(shopper)
      await shopper.evaluate(() => {
        document.documentElement.dir = 'rtl'
      })
      expect(await overflow(shopper)).toBe(0)
      expect(await cutTexts(shopper)).toEqual([])
      const after = await boxes(shopper)
      expect(before.length).toBeGreaterThan(40)
      expect(after.map(({ element }) => element)).toEqual(before.map(({ element }) => element))
      const moved = after.filter(({ start, end }, index) => {
        const twin = before[index]
        return !twin || Math.abs(start - twin.start) > 1 || Math.abs(end - twin.end) > 1
      })
      expect(moved).toEqual([])
    })
  }
}
