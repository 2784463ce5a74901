import { afterAll, beforeAll, expect, test } from 'vitest'
import { MOST_DOCUMENT_BYTES } from '../src/documents/document-size.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startLake()
})
afterAll(() => lake.stop())

/** A document of so many bytes; letters of two bytes, and texts of which JSON makes more. */
function largest() {
  const document = {
    _id: 'drafts.large',
    _type: 'post',
    _createdAt: '2026-01-01T00:00:00Z',
    quotes: '"\n'.repeat(10_000),
    accents: 'é'.repeat(10_000),
    text: '',
  }
  const { _id, ...content } = document
  const rest = MOST_DOCUMENT_BYTES - Buffer.byteLength(JSON.stringify(content))
  return { ...document, text: 'x'.repeat(rest) }
}

async function exported(): Promise<string> {
  const response = await fetch(`${lake.url}/v2021-06-07/data/export/production`, {
    headers: { authorization: `Bearer ${lake.token}` },
  })
  return response.text()
}

test('the largest document is published, unpublished, exported, and written again as it is', async () => {
  const client = lake.client()
  const document = largest()
  await client.createOrReplace(document)
  const ids = { draftId: 'drafts.large', publishedId: 'large' }
  await client.action({ actionType: 'sanity.action.document.publish', ...ids })
  await client.action({ actionType: 'sanity.action.document.unpublish', ...ids })
  const line = JSON.parse(await exported())
  expect(line).toEqual({ ...document, _rev: expect.any(String), _updatedAt: expect.any(String) })
  await client.createOrReplace(line)
  await expect(client.patch('drafts.large').set({ more: 1 }).commit()).rejects.toMatchObject({
    statusCode: 413,
  })
  expect(await client.getDocument('drafts.large')).not.toHaveProperty('more')
}, 60_000)
