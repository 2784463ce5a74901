import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { evaluate, parse } from 'groq-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DatasetStore } from '../documents/dataset-store.ts'
import type { StoredDocument } from '../documents/document.ts'
import { publishedId, versionName } from '../documents/document-id.ts'
import type { JsonObject } from '../json.ts'
import { executeQuery } from './execute-query.ts'
import { Random } from './test-support/random.ts'
import { randomDocuments } from './test-support/random-documents.ts'
import { randomQuery } from './test-support/random-queries.ts'
import { compareStrings } from './value.ts'

const PARAMS: JsonObject = { number: 7, text: 'author-1', list: ['post-3', 'a', 7, true], end: 13 }
const NOW = new Date('2025-01-01T00:00:00Z')
const QUERIES_EACH = 120

const random = new Random(20260915)
const documents = randomDocuments(random, 160)
let directory: string
let store: DatasetStore

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'differential-'))
  store = DatasetStore.open(join(directory, 'test.sqlite'))
  await store.transact({ author: 'me' }, (transaction) => {
    for (const next of documents) {
      transaction.put({ documentId: next._id, next, mutations: [] })
    }
  })
})

afterAll(() => {
  store.close()
  rmSync(directory, { recursive: true })
})

/** What a perspective shows, worked out the slow way: in the store's order, by published id and version. */
function overlay(stack: readonly string[] | null): StoredDocument[] {
  const sorted = documents.toSorted(
    (a, b) =>
      compareStrings(publishedId(a._id), publishedId(b._id)) ||
      compareStrings(versionName(a._id), versionName(b._id)),
  )
  if (stack === null) return sorted
  return [...new Set(sorted.map(({ _id }) => publishedId(_id)))].flatMap((id) => {
    const versions = sorted.filter(({ _id }) => publishedId(_id) === id)
    const chosen = stack
      .map((name) => versions.find(({ _id }) => versionName(_id) === name))
      .find((version) => version !== undefined)
    return chosen === undefined ? [] : [{ ...chosen, _id: id, _originalId: chosen._id }]
  })
}

// Strings sort by code point here, by UTF-16 unit in groq-js: the documents hold no pair that differs.
describe.each([
  { perspective: ['raw'], stack: null },
  { perspective: ['published'], stack: ['published'] },
  { perspective: ['drafts', 'published'], stack: ['drafts', 'published'] },
  { perspective: ['r1', 'drafts', 'published'], stack: ['r1', 'drafts', 'published'] },
])('answers equal those of groq-js on $perspective', ({ perspective, stack }) => {
  const dataset = overlay(stack)
  test(`${QUERIES_EACH} queries`, { timeout: 60_000 }, async () => {
    for (let i = 0; i < QUERIES_EACH; i++) await compare(randomQuery(random))
  })

  async function compare(query: string) {
    const { result } = executeQuery(store, {
      query,
      params: PARAMS,
      perspective,
      publicOnly: false,
      identityId: 'me',
      projectId: 'p',
      dataset: 'd',
      now: NOW,
    })
    const tree = parse(query, { params: PARAMS })
    const value = await evaluate(tree, { dataset, params: PARAMS, timestamp: NOW })
    const expected = JSON.parse(JSON.stringify(await value.get()))
    expect(JSON.parse(JSON.stringify(result)), query).toEqual(expected)
  }
})
