import { expect, type Page } from '@playwright/test'
import { type BrokenSite, startBrokenSite } from '../support/broken-site.ts'
import { forget, store } from '../support/lake.ts'
import { expectLegible } from '../support/legibility.ts'
import { test } from '../support/test.ts'

const ARTICLE = '/blog/magnesium-and-sleep'

test.describe('a site that fails', () => {
  // The browser names the status of a page as an error.
  test.use({ expectedErrors: /status of 50[03]/ })
  let site: BrokenSite

  test.beforeAll(async () => {
    site = await startBrokenSite()
  })
  test.afterAll(() => site.stop())

  for (const [name, path, status, title] of [
    ['whose content is out of reach', '/blog/never-asked-for?a=b', 503, 'The content is resting'],
    ['that cannot be rendered', '/blog/planted-fault?a=b', 500, 'A jar has slipped off the shelf'],
  ] as const) {
    test(`a page ${name} says so, and how to try again`, async ({ shopper }) => {
      const response = await shopper.goto(`${site.url}${path}`)
      expect(response?.status()).toBe(status)
      await expect(shopper.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await expectLegible(shopper, name)
      const retry = shopper.getByRole('link', { name: 'Try again' })
      const [again] = await Promise.all([shopper.waitForResponse(/never|planted/), retry.click()])
      expect(again.url()).toBe(`${site.url}${path}`)
    })
  }
})

test.describe('a fault in the browser', () => {
  test.use({ expectedErrors: /./ })

  /** Has links fail that stand in an element, until `window.isMended`. */
  async function plantFault(page: Page, selector: string): Promise<void> {
    await page.addInitScript((place) => {
      const observe = IntersectionObserver.prototype.observe
      IntersectionObserver.prototype.observe = function (target) {
        if (target.closest(place) && document.documentElement.dataset.isMended === undefined)
          throw new Error('A planted fault')
        observe.call(this, target)
      }
    }, selector)
  }

  const title = (page: Page) =>
    page.getByRole('heading', { level: 1, name: 'A jar has slipped off the shelf' })

  test('of a page shows the page for it within the site, and a button brings the page back', async ({
    shopper,
  }) => {
    await plantFault(shopper, 'main')
    await shopper.goto(ARTICLE)
    await expect(title(shopper)).toBeVisible()
    await expect(shopper.getByRole('banner')).toBeVisible()
    await expectLegible(shopper, 'a fault in the page')
    await shopper.evaluate(() => {
      document.documentElement.dataset.isMended = ''
    })
    await shopper.getByRole('button', { name: 'Try again' }).click()
    await expect(shopper.getByRole('heading', { level: 1, name: /^Magnesium/ })).toBeVisible()
  })

  test('of what all pages have shows a page of its own', async ({ shopper }) => {
    await plantFault(shopper, 'header')
    await shopper.addInitScript(() => localStorage.setItem('theme', 'dark'))
    await shopper.goto(ARTICLE)
    await expect(title(shopper)).toBeVisible()
    await expect(shopper.getByRole('banner')).toHaveCount(0)
    await expect(shopper).toHaveTitle('Something went wrong')
    await expectLegible(shopper, 'a fault in all pages')
    // As the reader chose, in the fonts of the site.
    await expect(shopper.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(shopper.locator('html')).toHaveCSS('--font-fraunces', /displayFont/)
    await expect(shopper.getByRole('link', { name: 'Go to the front page' })).toBeVisible()
  })
})

test.describe('a place with nothing in it yet', () => {
  const CATEGORY = {
    _id: 'category-still-empty',
    _type: 'category',
    title: 'Still empty',
    slug: { _type: 'slug', current: 'still-empty' },
  }

  test.beforeAll(() => store(CATEGORY))
  test.afterAll(() => forget(CATEGORY._id))

  test('says so, and stands in nobody’s way', async ({ shopper }) => {
    await expect(async () => {
      expect((await shopper.goto('/blog/category/still-empty'))?.status()).toBe(200)
    }).toPass()
    await expect(shopper.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible()
    await expectLegible(shopper, 'an empty category')
  })
})

test('the open menu of a phone stands in nobody’s way', async ({ shopper }) => {
  await shopper.setViewportSize({ width: 390, height: 844 })
  await shopper.goto(ARTICLE)
  await shopper.getByRole('banner').getByRole('button', { name: 'Menu' }).click()
  await expect(shopper.getByRole('dialog', { name: 'Menu' })).toBeVisible()
  await expectLegible(shopper, 'the open menu')
})

test('the search dialog stands in nobody’s way, empty, with results, and with none', async ({
  shopper,
}) => {
  await shopper.goto(ARTICLE)
  const dialog = shopper.getByRole('dialog')
  const field = dialog.getByRole('combobox')
  await expect(async () => {
    await shopper.keyboard.press('/')
    await expect(field).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await expectLegible(shopper, 'the search dialog')
  await field.fill('magnesium')
  await expect(dialog.getByRole('option').first()).toBeVisible()
  await expectLegible(shopper, 'what is found at once')
  await field.fill('magneseum')
  await expect(dialog.getByRole('button', { name: 'magnesium', exact: true })).toBeVisible()
  await expectLegible(shopper, 'nothing found at once')
})
