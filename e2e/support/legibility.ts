import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What a reader sets for each text, which no page may break on (WCAG 2.2, 1.4.12). */
export const TEXT_SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`

/** Text alone at 200 %, as a browser's setting for it has it (1.4.4). */
export const LARGE_TEXT = ':root { font-size: 200% !important }'

/** Lays a reader's own style sheet over the page, in a way that its policy allows. */
export async function addReaderStyles(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets = [sheet]
  }, css)
}

/** What axe holds against the page, but for the given rules. */
export async function axeFindings(page: Page, without: string[] = []) {
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(WCAG_2_2_AA)
    // No page has a frame of another site, for whose sake axe would open a page of its own, in half the time.
    .setLegacyMode(true)
    .disableRules(without)
    .analyze()
  expect(passes.length, 'axe looked at something').toBeGreaterThan(10)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({ id, help, target, failureSummary })),
  )
}

/** The windows that pages are looked at in; the zoomed one is of 1280 pixels at 200 %. */
export const SCREENS = {
  'small phone': { width: 320, height: 640 },
  phone: { width: 390, height: 844 },
  zoomed: { width: 640, height: 512 },
  desktop: { width: 1440, height: 900 },
}

/** That the page as it is stands in nobody's way: in each window, light and dark. */
export async function expectLegible(page: Page, name: string): Promise<void> {
  for (const [screen, size] of Object.entries(SCREENS)) {
    await page.setViewportSize(size)
    expect.soft(await overflow(page), `${name}, ${screen}, beyond its edge`).toBe(0)
    for (const colorScheme of ['light', 'dark'] as const) {
      // Without motion: colours in the middle of a transition are not what readers read.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect.soft(await axeFindings(page), `${name}, ${colorScheme}, ${screen}`).toEqual([])
    }
  }
}

/** By how many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}

/** Boxes whose text does not fit and is cut; an excerpt that ends in an ellipsis leads to the whole. */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(element)
        const cuts = /hidden|clip/.test(`${overflowX} ${overflowY}`) && webkitLineClamp === 'none'
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element
        // One pixel: what is for screen readers alone.
        if (!cuts || clientWidth <= 1 || !element.textContent?.trim()) return false
        return scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1
      })
      .map((element) => `${element.tagName} ${element.className}: ${element.textContent}`),
  )
}

/** Links and controls below 24 pixels (2.5.8), but for links in a sentence and what a label or a card enlarges. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isInSentence = (element: HTMLElement) => {
      const around = element.closest('p, li, dd, figcaption, h1, h2, h3, h4, label')
      const words = (around?.textContent ?? '').trim().length
      return (
        getComputedStyle(element).display === 'inline' &&
        words > (element.textContent ?? '').trim().length
      )
    }
    return [...document.querySelectorAll<HTMLElement>('a[href], button, summary, input')]
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect()
        if (width === 0 || !element.checkVisibility({ visibilityProperty: true })) return false
        const isEnlarged =
          element.closest('label') || getComputedStyle(element, '::after').position === 'absolute'
        return !isEnlarged && !isInSentence(element) && Math.min(width, height) < 24
      })
      .map((element) => `${element.tagName} ${element.className}: ${element.textContent}`)
  })
}
