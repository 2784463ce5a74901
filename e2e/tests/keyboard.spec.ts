import { expect } from '@playwright/test'
import { expectFocus, focusStops, tabTo } from '../support/keyboard.ts'
import { TEMPLATES } from '../support/templates.ts'
import { test } from '../support/test.ts'

const ARTICLE = '/blog/magnesium-and-sleep'
const PRODUCT = '/products/quiet-magnesium'
const PHONE = { width: 390, height: 844 }

test.beforeEach(async ({ shopper }) => {
  // A page that still scrolls to what has the focus would have it out of sight.
  await shopper.emulateMedia({ reducedMotion: 'reduce' })
})

for (const [name, path] of Object.entries(TEMPLATES)) {
  test(`${name}: wherever Tab leads is marked and in sight, on phone and desktop`, async ({
    shopper,
  }) => {
    for (const size of [PHONE, { width: 1280, height: 800 }]) {
      await shopper.setViewportSize(size)
      await shopper.goto(path)
      await expect(shopper.getByRole('heading', { level: 1 })).toBeVisible()
      const stops = await focusStops(shopper)
      expect(stops.length).toBeGreaterThan(5)
      const lost = stops.filter(({ isMarked, isSeen }) => !isMarked || !isSeen)
      expect.soft(lost, `${size.width} px`).toEqual([])
    }
  })
}

test('the first stop skips to the content', async ({ shopper }) => {
  await shopper.goto(ARTICLE)
  await shopper.keyboard.press('Tab')
  await expectFocus(shopper.getByRole('link', { name: 'Skip to the content' }))
  await shopper.keyboard.press('Enter')
  await expect(shopper.getByRole('main')).toBeFocused()
  await shopper.keyboard.press('Tab')
  expect(
    await shopper.getByRole('main').evaluate((main) => main.contains(document.activeElement)),
  ).toBe(true)
})

test('the menu of a phone takes the focus, keeps it, gives it back, and leads on', async ({
  shopper,
}) => {
  await shopper.setViewportSize(PHONE)
  await shopper.goto(ARTICLE)
  const opener = shopper.getByRole('banner').getByRole('button', { name: 'Menu' })
  const menu = shopper.getByRole('dialog', { name: 'Menu' })
  await tabTo(shopper, opener)
  await shopper.keyboard.press('Enter')
  await expect(menu).toBeVisible()
  const stops = await focusStops(shopper)
  expect(stops.length).toBeGreaterThan(3)
  expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([])

  // Out of the page, and in again.
  await shopper.keyboard.press('Tab')
  await shopper.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expectFocus(opener)
  await shopper.keyboard.press('Enter')
  await tabTo(shopper, menu.getByRole('button', { name: 'Close' }))
  await shopper.keyboard.press('Enter')
  await expect(menu).toBeHidden()
  await expectFocus(opener)

  await shopper.keyboard.press('Enter')
  await tabTo(shopper, menu.getByRole('link', { name: 'Shop' }))
  await shopper.keyboard.press('Enter')
  await expect(shopper).toHaveURL(/\/products$/)
  await expect(menu).toBeHidden()
})

test('the main menu leads on', async ({ shopper }) => {
  await shopper.goto('/')
  const menu = shopper.getByRole('navigation', { name: 'Main' })
  await tabTo(shopper, menu.getByRole('link', { name: 'Journal' }))
  await shopper.keyboard.press('Enter')
  await expect(shopper).toHaveURL(/\/blog$/)
})

test('the theme is changed and remembered', async ({ shopper }) => {
  await shopper.emulateMedia({ colorScheme: 'light' })
  await shopper.goto('/')
  const toggle = shopper.getByRole('button', { name: 'Change between light and dark' })
  const root = shopper.locator('html')
  await tabTo(shopper, toggle)
  await shopper.keyboard.press('Space')
  await expect(root).toHaveCSS('color-scheme', 'dark')
  await shopper.reload()
  await expect(root).toHaveCSS('color-scheme', 'dark')
  await tabTo(shopper, toggle)
  await shopper.keyboard.press('Enter')
  await expect(root).toHaveCSS('color-scheme', 'light')
})

test('the contents of an article lead to its parts', async ({ shopper }) => {
  await shopper.goto(ARTICLE)
  const contents = shopper.getByRole('navigation', { name: 'In this article' })
  await tabTo(shopper, contents.getByRole('link', { name: 'How to get more of it' }))
  await shopper.keyboard.press('Enter')
  await expect(shopper.getByRole('heading', { name: 'How to get more of it' })).toBeInViewport()
  // From there on, and not from the beginning again.
  await shopper.keyboard.press('Tab')
  await expectFocus(
    shopper
      .getByRole('heading', { name: 'How to get more of it' })
      .getByRole('link', { name: 'Link to this section' }),
  )
})

test('on a phone the contents unfold and lead on', async ({ shopper }) => {
  await shopper.setViewportSize(PHONE)
  await shopper.goto(ARTICLE)
  await tabTo(shopper, shopper.locator('summary', { hasText: 'In this article' }))
  const link = shopper.getByRole('link', { name: 'The upshot' })
  await expect(link).toBeHidden()
  await shopper.keyboard.press('Enter')
  await tabTo(shopper, link)
  await shopper.keyboard.press('Enter')
  await expect(shopper.getByRole('heading', { name: 'The upshot' })).toBeInViewport()
})

test('a source is looked up and left again', async ({ shopper }) => {
  await shopper.goto(ARTICLE)
  const mark = shopper
    .getByRole('main')
    .getByRole('link', { name: 'Source 1', exact: true })
    .first()
  await tabTo(shopper, mark)
  await shopper.keyboard.press('Enter')
  const source = shopper.locator('.citation:target')
  await expect(source).toBeInViewport()
  const back = source.getByRole('link', { name: 'Back to the text, mention 1 of source 1' })
  await tabTo(shopper, back)
  await shopper.keyboard.press('Enter')
  await expect(mark).toBeInViewport()
})

test('a question opens and closes', async ({ shopper }) => {
  await shopper.goto(ARTICLE)
  const question = shopper.locator('details:visible summary').last()
  const answer = question.locator('+ *')
  await tabTo(shopper, question)
  await expect(answer).toBeHidden()
  await shopper.keyboard.press('Enter')
  await expect(answer).toBeVisible()
  await shopper.keyboard.press('Space')
  await expect(answer).toBeHidden()
})

test('a variant is chosen with the arrows, and bought at its price', async ({ shopper }) => {
  await shopper.goto(PRODUCT)
  const variants = shopper.getByRole('radio')
  const buy = shopper.locator('.variant-buy:visible')
  const offer = shopper.locator('.variant-offer:visible')
  await tabTo(shopper, shopper.locator('input[type=radio]:checked'))
  const before = await offer.innerText()
  await shopper.keyboard.press('ArrowDown')
  await expect(variants.nth(1)).toBeChecked()
  await expect(offer).toHaveCount(1)
  await expect(offer).not.toHaveText(before)
  await tabTo(shopper, buy.getByRole('link'))
  await expectFocus(buy.getByRole('link'))
})

test('the pictures of a product slide along', async ({ shopper }) => {
  await shopper.setViewportSize(PHONE)
  await shopper.goto(PRODUCT)
  const gallery = shopper.locator('.gallery')
  await tabTo(shopper, gallery.getByRole('link').first())
  await shopper.keyboard.press('ArrowRight')
  await expect.poll(() => gallery.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(100)
})

test('a list is leafed through', async ({ shopper }) => {
  await shopper.goto('/blog')
  await tabTo(shopper, shopper.getByRole('link', { name: 'Next page' }))
  await shopper.keyboard.press('Enter')
  await expect(shopper).toHaveURL(/\/blog\/page\/2$/)
  await tabTo(shopper, shopper.getByRole('link', { name: 'Previous page' }))
  await shopper.keyboard.press('Enter')
  await expect(shopper).toHaveURL(/\/blog$/)
})
