import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than any page has. */
const MANY = 150

/** Presses Tab until an element has the focus. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let stops = 0; stops < MANY; stops++) {
    await page.keyboard.press(key)
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${MANY} times ${key} did not lead to ${target}`)
}

export interface FocusStop {
  readonly element: string
  /** Whether a line around it shows that it has the focus. */
  readonly isMarked: boolean
  /** Whether its middle, or a corner of it, is seen, with nothing above it. */
  readonly isSeen: boolean
}

/** Walks through a page by Tab, from its beginning until the focus leaves it. */
export async function focusStops(page: Page): Promise<FocusStop[]> {
  const stops: FocusStop[] = []
  for (let count = 0; count < MANY; count++) {
    await page.keyboard.press('Tab')
    const stop = await focusStop(page)
    if (!stop) return stops
    stops.push(stop)
  }
  throw new Error(`The focus did not leave the page after ${MANY} stops`)
}

function focusStop(page: Page): Promise<FocusStop | null> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const isMarked = [null, '::after'].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element, part)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    })
    const isSeen = [...element.getClientRects()].some(({ left, right, top, bottom }) =>
      [
        [(left + right) / 2, (top + bottom) / 2],
        [left + 2, top + 2],
        [right - 2, bottom - 2],
      ].some(([x = 0, y = 0]) => {
        const hit = document.elementFromPoint(x, y)
        return hit !== null && element.contains(hit)
      }),
    )
    const text = element.getAttribute('aria-label') ?? element.textContent ?? ''
    return { element: `${element.tagName} ${text.trim()}`, isMarked, isSeen }
  })
}

/** That what has the focus is the element, and that this is seen. */
export async function expectFocus(target: Locator): Promise<void> {
  await expect(target).toBeFocused()
  await expect(target).toBeInViewport()
}
