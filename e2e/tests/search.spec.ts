import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { runningStack } from '../support/stack.ts'
import { test } from '../support/test.ts'

test('a reader searches by keyboard alone, and comes back to where they were', async ({
  shopper,
}) => {
  await shopper.goto('/blog/magnesium-and-sleep')
  const link = shopper.getByRole('banner').getByRole('link', { name: 'Search' })
  const dialog = shopper.getByRole('dialog')
  const field = dialog.getByRole('combobox')
  const options = dialog.getByRole('option')

  await link.focus()
  // Until scripts run, the link leads to the page: what opens the dialog is there when a key opens it.
  await expect(async () => {
    await shopper.keyboard.press('/')
    await expect(field).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await shopper.keyboard.type('magn')
  await expect(dialog.getByRole('status')).toHaveText(/^\d+ results for “magn”$/)
  await expect(dialog.getByRole('group', { name: 'From the journal' })).toBeVisible()
  await expect(dialog.getByRole('group', { name: 'From the shop' })).toContainText('€')
  await expect(options.first().locator('mark')).toHaveText('magnesium')

  await shopper.keyboard.press('ArrowDown')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await shopper.keyboard.press('ArrowUp')
  await expect(options.last()).toHaveAttribute('aria-selected', 'true')
  for (const colorScheme of ['light', 'dark'] as const) {
    await shopper.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect((await new AxeBuilder({ page: shopper }).analyze()).violations).toEqual([])
  }

  await shopper.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(link).toBeFocused()

  await shopper.keyboard.press('Enter')
  await expect(field).toBeFocused()
  await shopper.keyboard.type('quiet magneseum')
  await dialog.getByRole('button', { name: 'quiet magnesium' }).press('Enter')
  await expect(options.filter({ hasText: 'Quiet Magnesium' })).not.toHaveCount(0)
  await field.focus()
  await field.fill('quiet magnesium capsules')
  await expect(dialog.getByRole('status')).toHaveText(/capsules/)
  await shopper.keyboard.press('ArrowUp')
  await shopper.keyboard.press('Enter')
  await expect(shopper).toHaveURL(/\/search\?q=quiet\+magnesium\+capsules$/)
  await expect(dialog).toHaveCount(0)
  await expect(shopper.getByRole('heading', { level: 1, name: 'Search' })).toBeVisible()

  // The page has a field of its own.
  await shopper.keyboard.press('Control+k')
  await expect(shopper.getByRole('searchbox')).toBeFocused()
})

test.describe('when the search does not answer', () => {
  test.use({ expectedErrors: /status of (503|429)/ })

  for (const [status, words] of [
    [503, /does not answer/],
    [429, /a great deal of searching/],
  ] as const)
    test(`with status ${status} the dialog says so, and tries again`, async ({ shopper }) => {
      await shopper.goto('/')
      await shopper.route('**/api/search?*', (route) => route.fulfill({ status, json: {} }))
      const field = shopper.getByRole('dialog').getByRole('combobox')
      await expect(async () => {
        await shopper.keyboard.press('Control+k')
        await expect(field).toBeFocused({ timeout: 1_000 })
      }).toPass()
      await field.fill('tea')
      await expect(shopper.getByRole('dialog').getByRole('status')).toHaveText(words)
      await shopper.unroute('**/api/search?*')
      await shopper.getByRole('button', { name: 'Try again' }).press('Enter')
      await expect(shopper.getByRole('option').first()).toBeVisible()
    })
})

test('without JavaScript a reader searches by the page', async ({ browser }) => {
  const context = await browser.newContext({
    baseURL: runningStack().storefront,
    javaScriptEnabled: false,
  })
  const page = await context.newPage()
  await page.goto('/products/quiet-magnesium')
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click()
  await expect(page).toHaveURL(/\/search$/)
  await page.getByRole('searchbox').fill('magneseum')
  await page.getByRole('searchbox').press('Enter')
  await expect(page.getByText('Nothing found for “magneseum”')).toBeVisible()
  await page.getByRole('link', { name: 'magnesium', exact: true }).click()
  await expect(page.getByRole('searchbox')).toHaveValue('magnesium')
  await expect(page.locator('mark').first()).toBeVisible()
  await page.getByRole('link', { name: 'Quiet Magnesium' }).first().click()
  await expect(page).toHaveURL(/\/products\/quiet-magnesium$/)
  await context.close()
})
