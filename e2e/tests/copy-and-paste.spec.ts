import { expect } from '@playwright/test'
import { Clipboard } from '../support/clipboard.ts'
import { forget, type StoredDocument, store, storedDocument } from '../support/lake.ts'
import { test } from '../support/test.ts'

const SOURCE = 'product-quiet-magnesium'
const SECOND = draft('product-second-magnesium', 'Second Magnesium')
const THIRD = draft('product-third-magnesium', 'Third Magnesium')

function draft(id: string, name: string) {
  return { id, document: { _id: `drafts.${id}`, _type: 'product', name } }
}

test.afterEach(() => forget(SECOND.id, THIRD.id))

test('a field with all that is in it, then a whole document, is copied into another', async ({
  studio,
}) => {
  const clipboard = await Clipboard.allow(studio)
  await store(SECOND.document, THIRD.document)
  const variants = withoutKeys(await storedDocument(SOURCE))
  expect(variants.length).toBeGreaterThan(1)

  await studio.edit('product', SOURCE)
  await studio.showGroup('commerce')
  await clipboard.copyField('variants')
  await studio.edit('product', SECOND.id)
  await studio.showGroup('commerce')
  await clipboard.pasteField('variants')
  await expect
    .poll(async () => withoutKeys(await storedDocument(SECOND.document._id)))
    .toEqual(variants)

  await clipboard.copyDocument()
  await studio.edit('product', THIRD.id)
  await clipboard.pasteDocument()
  await expect
    .poll(() => storedDocument(THIRD.document._id))
    .toMatchObject({ name: SECOND.document.name })
  expect(withoutKeys(await storedDocument(THIRD.document._id))).toEqual(variants)
})

/** The variants of a product without their keys, of which each copy has its own. */
function withoutKeys(product: StoredDocument | undefined): unknown[] {
  const variants = product?.variants
  return Array.isArray(variants) ? variants.map(({ _key, ...variant }) => variant) : []
}
