import { expect, type Page } from '@playwright/test'
import { TEMPLATES } from '../support/templates.ts'
import { test } from '../support/test.ts'

const ARTICLE = '/blog/magnesium-and-sleep'
const PHONE = { width: 390, height: 844 }

test.use({ javaScriptEnabled: false })

test.beforeEach(async ({ shopper }) => {
  // Without scripts, Playwright does not see that a page has come to rest.
  await shopper.emulateMedia({ reducedMotion: 'reduce' })
})

/** What is seen and would do nothing: buttons that are no part of a form or of the browser's own, links to nowhere. */
function deadControls(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, input, select, [role="button"]')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => {
        if (element instanceof HTMLAnchorElement) return !element.getAttribute('href')
        if (element instanceof HTMLButtonElement) {
          const isForm = element.form !== null && element.type === 'submit'
          return !isForm && !element.popoverTargetElement && !element.disabled
        }
        return !element.closest('form, fieldset.variants')
      })
      .map((element) => element.outerHTML),
  )
}

for (const [name, path] of Object.entries(TEMPLATES)) {
  test(`${name}: nothing is offered that needs scripts`, async ({ shopper }) => {
    for (const size of [PHONE, { width: 1280, height: 800 }]) {
      await shopper.setViewportSize(size)
      await shopper.goto(path)
      await expect(shopper.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await deadControls(shopper), `${size.width} px`).toEqual([])
    }
  })
}

test('the menu of a phone opens, closes and leads on', async ({ shopper }) => {
  await shopper.setViewportSize(PHONE)
  await shopper.goto(ARTICLE)
  const opener = shopper.getByRole('banner').getByRole('button', { name: 'Menu' })
  const menu = shopper.getByRole('dialog', { name: 'Menu' })
  await expect(menu).toBeHidden()
  await opener.click()
  await menu.getByRole('button', { name: 'Close' }).click()
  await expect(menu).toBeHidden()
  await opener.click()
  await menu.getByRole('link', { name: 'Shop' }).click()
  await expect(shopper).toHaveURL(/\/products$/)
})

test('the contents of an article lead to its parts, beside the text and folded above it', async ({
  shopper,
}) => {
  await shopper.goto(ARTICLE)
  const heading = shopper.getByRole('heading', { name: 'The upshot' })
  await shopper.getByRole('link', { name: 'The upshot', exact: true }).click()
  await expect(heading).toBeInViewport()
  await shopper.setViewportSize(PHONE)
  await shopper.goto(ARTICLE)
  await shopper.locator('summary', { hasText: 'In this article' }).click()
  await shopper.getByRole('link', { name: 'The upshot', exact: true }).click()
  await expect(heading).toBeInViewport()
})

test('a source is looked up and left again', async ({ shopper }) => {
  await shopper.goto(ARTICLE)
  const mark = shopper
    .getByRole('main')
    .getByRole('link', { name: 'Source 1', exact: true })
    .first()
  await mark.click()
  const source = shopper.locator('.citation:target')
  await expect(source).toBeInViewport()
  await source.getByRole('link', { name: 'Back to the text, mention 1 of source 1' }).click()
  await expect(mark).toBeInViewport()
})

test('a question opens and closes', async ({ shopper }) => {
  await shopper.goto(ARTICLE)
  const question = shopper.locator('details:visible summary').last()
  const answer = question.locator('+ *')
  await expect(answer).toBeHidden()
  await question.click()
  await expect(answer).toBeVisible()
  await question.click()
  await expect(answer).toBeHidden()
})

test('a variant is chosen, and one button is there to buy it', async ({ shopper }) => {
  await shopper.goto('/products/quiet-magnesium')
  const offer = shopper.locator('.variant-offer:visible')
  const buy = shopper.locator('.variant-buy:visible').getByRole('link')
  const before = [await offer.innerText(), await buy.getAttribute('href')]
  await shopper.getByRole('radio', { checked: false }).first().check()
  await expect(offer).toHaveCount(1)
  await expect(buy).toHaveCount(1)
  expect(await offer.innerText()).not.toBe(before[0])
  expect(await buy.getAttribute('href')).not.toBe(before[1])
})

test('all pictures of a product are there', async ({ shopper }) => {
  await shopper.setViewportSize(PHONE)
  await shopper.goto('/products/quiet-magnesium')
  const pictures = await shopper.locator('.gallery img').all()
  expect(pictures.length).toBeGreaterThan(1)
  for (const picture of pictures) {
    await picture.scrollIntoViewIfNeeded()
    await expect
      .poll(() =>
        picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth),
      )
      .toBeGreaterThan(0)
  }
})

test('a list is leafed through', async ({ shopper }) => {
  await shopper.goto('/blog')
  await shopper.getByRole('link', { name: 'Next page' }).click()
  await expect(shopper).toHaveURL(/\/blog\/page\/2$/)
  await shopper.getByRole('link', { name: 'Previous page' }).click()
  await expect(shopper).toHaveURL(/\/blog$/)
})
