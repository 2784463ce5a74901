import { beforeAll, describe, expect, test } from 'vitest'
import { asRole, assumed, embeddedOnly } from './support/cases.ts'
import { type Document, documents } from './support/data.ts'
import { drafting } from './support/drafting.ts'
import { type Json, type RequestOptions, request } from './support/http.ts'
import { target } from './support/target.ts'

const { here, write } = drafting()
const PATH = `/data/export/${target.dataset}`
const [type, otherType] = [here.type, `${here.type}-other`]
const published = here.id()
const draft = `drafts.${published}`
const version = `versions.r${here.prefix.slice(3, -1)}.${published}`
const other = here.id()

beforeAll(() =>
  write(
    { _id: published, title: 'Line one\nline two', none: null },
    { _id: draft, title: 'Drafted' },
    { _id: version, list: [{ _key: 'a', n: 1.5 }] },
    { _id: other, _type: otherType },
  ),
)

async function exported(search: Record<string, string>, options: RequestOptions = {}) {
  const { status, headers, text } = await request(PATH, { ...options, search })
  const lines = text.split('\n').filter((line) => line !== '')
  return {
    status,
    headers,
    text,
    documents: status === 200 ? lines.map((line): Document => JSON.parse(line)) : [],
  }
}

const ids = (found: readonly Document[]) => found.map(({ _id }) => _id).toSorted()

describe('GET /data/export/{dataset}', () => {
  test('answers with a line of JSON for each document, as it is stored', async () => {
    const { status, headers, text, documents: found } = await exported({ types: type })
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringMatching(/ndjson/)])
    expect(text.endsWith('\n')).toBe(true)
    expect(ids(found)).toEqual([published, draft, version].toSorted())
    expect(found).toEqual(expect.arrayContaining(await documents(published, draft, version)))
  })

  test('holds documents of the types that are asked for, and no others', async () => {
    expect(ids((await exported({ types: otherType })).documents)).toEqual([other])
    const { documents: both } = await exported({ types: `${type},${otherType}` })
    expect(ids(both)).toEqual([published, draft, version, other].toSorted())
    expect((await exported({ types: `${type}-none` })).documents).toEqual([])
  })

  test('holds everything unless types are asked for', async () => {
    const found = ids((await exported({})).documents)
    expect(found).toEqual(expect.arrayContaining([published, draft, version, other]))
  })

  test('holds no drafts and versions for nobody', async () => {
    const { documents: found } = await exported({ types: type }, { token: null })
    expect(ids(found).filter((id) => id !== published)).toEqual([])
  })

  embeddedOnly('needs a token', async () => {
    expect((await exported({}, { token: null })).status).toBe(401)
  })

  asRole('viewer')('holds drafts and versions for a viewer', async () => {
    const { documents: found } = await exported({ types: type }, { token: target.tokens.viewer })
    expect(ids(found)).toEqual([published, draft, version].toSorted())
  })

  assumed('@sanity/export', 'with a cursor ends without one on the last page', async () => {
    const found: Document[] = []
    for (let cursor: Json | undefined = ''; typeof cursor === 'string'; ) {
      const page: Document[] = (await exported({ types: type, nextCursor: cursor })).documents
      const last = page.at(-1)
      found.push(...page.filter(({ _id }) => _id !== undefined))
      cursor = last?.nextCursor
    }
    expect(ids(found)).toEqual([published, draft, version].toSorted())
  })

  test('of a dataset that does not exist is 404', async () => {
    expect((await request('/data/export/ct-nowhere')).status).toBe(404)
  })
})
