import { expect } from '@playwright/test'
import { PATIENCE } from '../support/studio.ts'
import { test } from '../support/test.ts'

test('how a list is sorted is remembered by the lake, in any browser, until it is the default again', async ({
  studio,
}) => {
  const first = studio.page.getByTestId('document-list-pane').getByRole('option').first()
  await studio.openList('products')
  const text = async () => (await first.textContent()) ?? ''
  await expect.poll(text, PATIENCE).toMatch(/\w/)
  const byName = await text()

  await studio.arrangeList('Sort by Price, highest first')
  await expect.poll(text, PATIENCE).toMatch(/\w/)
  await expect(first).not.toHaveText(byName, PATIENCE)
  const byPrice = await text()

  // What the browser keeps by itself must not be what is asked here.
  await studio.page.evaluate(() => {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith('__studio_auth')) localStorage.removeItem(key)
    }
  })
  await studio.openList('products')
  await expect(first).toHaveText(byPrice, PATIENCE)

  await studio.arrangeList('Default sort')
  await expect(first).toHaveText(byName, PATIENCE)
})
