import { expect } from '@playwright/test'
import { askForAll } from '../support/lake.ts'
import { PATIENCE, type Studio } from '../support/studio.ts'
import { test } from '../support/test.ts'

test.beforeEach(async ({ studio }) => {
  await studio.openList('products')
  // Whatever an earlier try left behind: the default is not offered where it already is.
  await studio.arrangeList('Sort by Price, lowest first')
  await studio.arrangeList('Default sort')
})

test('how a list is sorted is remembered by the lake, in any browser, until it is the default again', async ({
  studio,
}) => {
  const byName = await first('name asc')
  const byPrice = await first('variants[0].price desc')
  expect(byPrice).not.toBe(byName)
  await beginsWith(studio, byName)

  await studio.arrangeList('Sort by Price, highest first')
  await beginsWith(studio, byPrice)

  // What the browser keeps by itself must not be what is asked here.
  await studio.page.evaluate(() => {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith('__studio_auth')) localStorage.removeItem(key)
    }
  })
  await studio.openList('products')
  await beginsWith(studio, byPrice)

  await studio.arrangeList('Default sort')
  await beginsWith(studio, byName)
})

const first = (order: string): Promise<string> =>
  askForAll(`*[_type == "product" && !(_id in path("drafts.**"))] | order(${order})[0].name`)

const beginsWith = (studio: Studio, product: string) =>
  expect(studio.page.getByTestId('document-list-pane').getByRole('option').first()).toContainText(
    product,
    PATIENCE,
  )
