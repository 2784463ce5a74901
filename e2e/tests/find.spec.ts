import { expect } from '@playwright/test'
import { test } from '../support/test.ts'

test('words typed into a list leave the documents that hold them, wherever they stand', async ({
  studio,
}) => {
  await studio.openList('products')
  const found = await studio.searchList('kelp')
  // It stands in the words for its pictures alone, not in the name.
  await expect(found).toHaveCount(1)
  await expect(found).toContainText('Tideline Omega-3')

  await studio.searchList('no-such-word-anywhere')
  await expect(found).toHaveCount(0)
  await expect(studio.page.getByText('No results found')).toBeVisible()

  await studio.searchList('')
  await expect(found).toHaveCount(8)
})

test('the search at the top finds documents of every type, best match first, and opens one', async ({
  studio,
}) => {
  await studio.open()
  const found = await studio.search('magnesium sleep')
  await expect(found.first()).toContainText('Magnesium and sleep')
  await expect(found.filter({ hasText: 'Product' })).not.toHaveCount(0)
  await expect(found.filter({ hasText: 'Linen Sleep Mask' })).toHaveCount(0)
  await found.first().getByRole('link').click()
  await expect(studio.page).toHaveURL(/post-magnesium-and-sleep/)
  await expect(studio.field('title').getByRole('textbox')).toHaveValue(/^Magnesium and sleep/)
})

test('a product shows where it is used, and leads there', async ({ studio }) => {
  await studio.edit('product', 'product-linen-sleep-mask')
  await studio.page.getByRole('tab', { name: 'Used in' }).click()
  await expect(studio.page.getByText(/^Used in \d+ articles?/)).toBeVisible()
  await studio.page.getByRole('link', { name: /Awake at three/ }).click()
  await expect(studio.page).toHaveURL(/post-awake-at-three/)
  const post = studio.page.getByTestId('document-pane').last()
  await expect(post.getByTestId('field-title').getByRole('textbox')).toHaveValue(/^Awake at three/)
})
