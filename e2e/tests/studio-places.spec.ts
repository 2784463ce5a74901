import { expect } from '@playwright/test'
import { PATIENCE } from '../support/studio.ts'
import { test } from '../support/test.ts'

/** The list in which each type of document is found, by its place in the address. */
const PLACES = {
  post: 'posts',
  product: 'products',
  person: 'person',
  category: 'category',
  page: 'page',
  redirect: 'redirect',
}

test('a new document of any type opens in the list of its type', async ({ studio }) => {
  for (const [type, place] of Object.entries(PLACES)) {
    await studio.create(type)
    expect(new URL(studio.page.url()).pathname, type).toMatch(new RegExp(`^/structure/${place};`))
  }
})

test('a category that is linked to opens as itself, not as a filter of posts', async ({
  studio,
}) => {
  await studio.edit('category', 'category-sleep')
  await expect(studio.page).toHaveURL(/\/structure\/category;category-sleep/)
  await expect(studio.field('title').getByRole('textbox')).not.toHaveValue('')
})

test('the list of a category bears the name of the category', async ({ studio }) => {
  await studio.openList('posts-by-category;category-sleep')
  await expect(studio.page.getByTestId('pane-header').last()).toContainText(
    'Sleep & rest',
    PATIENCE,
  )
})

test('the list of products says what they cost, in the currency of the shop', async ({
  studio,
}) => {
  await studio.openList('products')
  await expect(studio.page.getByRole('option').filter({ hasText: 'Dusk Tea' })).toContainText(
    'From €14.50 · In stock',
    PATIENCE,
  )
})
