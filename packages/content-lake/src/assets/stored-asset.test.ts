import { afterEach, beforeEach, expect, test } from 'vitest'
import { stored, TemporaryStore } from '../groq/test-support/temporary-store.ts'
import { findDocumentOf } from './stored-asset.ts'

const SHA1 = 'a'.repeat(40)
const ID = `image-${SHA1}-10x10-jpg`

let lake: TemporaryStore
beforeEach(() => {
  lake = new TemporaryStore()
})
afterEach(() => lake.remove())

test('what is found in a transaction can be looked at after the next of its group wrote over it', async () => {
  const metadata = { lqip: 'x'.repeat(2_000) }
  await lake.put(stored(ID, 'sanity.imageAsset', { metadata }))
  const [{ value: found }] = await Promise.all([
    lake.store.transact({ author: 'me' }, () =>
      findDocumentOf(lake.store, { kind: 'image', sha1: SHA1 }),
    ),
    lake.put(stored(ID, 'sanity.imageAsset', { _rev: 'next', metadata, altText: 'New' })),
  ])
  expect(JSON.parse(JSON.stringify(found))).toMatchObject({ _id: ID, _rev: 'r', metadata })
})
