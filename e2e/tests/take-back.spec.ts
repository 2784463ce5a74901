import { expect } from '@playwright/test'
import { discardDrafts, removeBySlug, store, storedDocument } from '../support/lake.ts'
import { expectStatus, FRESH, status } from '../support/shopper.ts'
import { test } from '../support/test.ts'

const PRODUCT = 'product-quiet-magnesium'
const SYRUP = {
  _id: 'product-rosehip-syrup',
  _type: 'product',
  name: 'Rosehip Syrup',
  slug: { _type: 'slug', current: 'rosehip-syrup' },
  variants: [
    { _key: 'a', _type: 'variant', name: '200 ml', sku: 'ROSE-200', price: 12, stock: 'inStock' },
  ],
}
const SYRUP_PATH = '/products/rosehip-syrup'

test.afterEach(async () => {
  await discardDrafts(PRODUCT)
  await removeBySlug(SYRUP.slug.current)
})

test('discarded changes give back what is published, in the form and in the lake', async ({
  studio,
}) => {
  await studio.edit('product', PRODUCT)
  await studio.fill('name', 'Quite Magnesium')
  await expect
    .poll(async () => (await storedDocument(`drafts.${PRODUCT}`))?.name)
    .toBe('Quite Magnesium')

  await studio.act('Discard changes', 'Discard changes')

  await expect(studio.field('name').getByRole('textbox')).toHaveValue('Quiet Magnesium')
  await expect.poll(() => storedDocument(`drafts.${PRODUCT}`)).toBeUndefined()
  expect(await storedDocument(PRODUCT)).toMatchObject({ name: 'Quiet Magnesium' })
})

test('a deleted draft is gone from the lake and from its list', async ({ studio }) => {
  const draft = `drafts.${SYRUP._id}`
  await store({ ...SYRUP, _id: draft })
  await studio.edit('product', SYRUP._id)
  const list = studio.page.getByTestId('document-list-pane')
  await expect(list.getByText(SYRUP.name)).toBeVisible({ timeout: 90_000 })

  await studio.act('Delete', 'Delete document')

  await expect.poll(() => storedDocument(draft)).toBeUndefined()
  await expect(list.getByText(SYRUP.name)).toHaveCount(0)
})

test('a deleted product is gone from the shop, with a 404 at its address', async ({
  studio,
  shopper,
}) => {
  await store(SYRUP)
  await expect.poll(() => status(shopper, SYRUP_PATH), FRESH).toBe(200)
  await shopper.goto('/products')
  await expect(shopper.getByRole('link', { name: SYRUP.name }).first()).toBeVisible()

  await studio.edit('product', SYRUP._id)
  // The button would say “Delete anyway” if something referred to it.
  await studio.act('Delete', 'Delete document')

  await expect.poll(() => storedDocument(SYRUP._id)).toBeUndefined()
  await expect.poll(() => status(shopper, SYRUP_PATH), FRESH).toBe(404)
  await expectStatus(shopper, SYRUP_PATH, 404)
  await expect(shopper.getByRole('heading', { level: 1 })).toBeVisible()
  await shopper.goto('/products')
  await expect(shopper.getByRole('link', { name: SYRUP.name })).toHaveCount(0)
})

test.describe('a product that posts refer to', () => {
  // The lake's refusal, which the Studio reports to the console as well.
  test.use({ expectedErrors: /status of 409|cannot be deleted/ })

  test('is not deleted, and the dialog shows who refers to it', async ({ studio, shopper }) => {
    await studio.edit('product', PRODUCT)
    await studio.act('Delete', 'Delete anyway', async (dialog) => {
      await expect(dialog.getByText(/^8 documents refer to “Quiet Magnesium”/)).toBeVisible()
      const referring = dialog.getByTestId('internal-references')
      await expect(referring.getByText('Rest days are training days')).toBeVisible()
      await expect(referring.getByText('Home page')).toBeVisible()
    })

    const refusal = studio.page.getByRole('alert')
    await expect(refusal).toContainText('An error occurred while attempting to delete')
    await expect(refusal).toContainText('post-rest-days')

    expect(await storedDocument(PRODUCT)).toMatchObject({ name: 'Quiet Magnesium' })
    await expectStatus(shopper, '/products/quiet-magnesium', 200)
  })
})
