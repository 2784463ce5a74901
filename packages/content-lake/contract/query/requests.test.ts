import { beforeAll, describe, expect, test } from 'vitest'
import { embeddedOnly } from '../support/cases.ts'
import { mutate, succeeded } from '../support/data.ts'
import { type Json, type RequestOptions, request } from '../support/http.ts'
import { space } from '../support/space.ts'
import { target } from '../support/target.ts'

const here = space()
const [a, b] = [here.id(), here.id()] as const
const releaseId = `r${here.prefix.slice(3, -1)}`
const IDS = '*[_type == $type] | order(_id)._id'
const PATH = `/data/query/${target.dataset}`

interface QueryBody {
  result: Json
  ms: number
  query?: string
  syncTags?: string[]
  error?: Record<string, unknown>
  message?: string
}

function get(query: string, search: Record<string, string> = {}, options: RequestOptions = {}) {
  return request<QueryBody>(PATH, { ...options, search: { query, ...search } })
}

function ids(search: Record<string, string> = {}, options: RequestOptions = {}) {
  return get(IDS, { $type: JSON.stringify(here.type), ...search }, options)
}

beforeAll(async () => {
  await succeeded(
    mutate(
      [
        { _id: a, title: 'Published' },
        { _id: `drafts.${a}`, title: 'Drafted' },
        { _id: `drafts.${b}`, title: 'Only a draft' },
        { _id: `versions.${releaseId}.${a}`, title: 'Released' },
      ].map((document) => ({ create: { ...document, _type: here.type } })),
    ),
  )
})

describe('GET /data/query/{dataset}', () => {
  test('answers with the result, what was asked and how long it took', async () => {
    const { status, headers, body } = await get('{"two": 1 + 1}')
    expect([status, headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/^application\/json/),
    ])
    expect(body).toMatchObject({
      query: '{"two": 1 + 1}',
      result: { two: 2 },
      ms: expect.any(Number),
    })
  })

  embeddedOnly.each([
    ['variant', 'a'],
    ['variantCondition', 'audience:a'],
  ])('refuses %s: the lake has no variants', async (parameter, value) => {
    expect(await get('1', { [parameter]: value })).toMatchObject({
      status: 400,
      body: { message: 'Variants are not supported by this content lake' },
    })
  })

  test('leaves the query out with returnQuery=false', async () => {
    const { body } = await get('1', { returnQuery: 'false' })
    expect(body).not.toHaveProperty('query')
  })

  test('answers null for what is not there', async () => {
    const { status, body } = await get('*[_id == "ct-nowhere"][0]')
    expect([status, body.result]).toEqual([200, null])
  })

  test.each<[string, Json]>([
    ['text', 'Ünïcode & "quotes" #1 +%'],
    ['a number', 1.5],
    ['a truth', true],
    ['null', null],
    ['a list', ['a', 1, null]],
    ['an object', { a: { b: [1] } }],
  ])('takes %s for a parameter', async (_, value) => {
    const { body } = await get('$p', { $p: JSON.stringify(value) })
    expect(body.result).toEqual(value)
  })

  test('passes over comments', async () => {
    const { body } = await get('// findability-mvi:5\n1 + 1 // two')
    expect(body.result).toBe(2)
  })

  test('knows one time for a whole query', async () => {
    const { body } = await get('now() == now()')
    expect(body.result).toBe(true)
  })

  test('knows who asks', async () => {
    const { body } = await get('identity()')
    expect(body.result).toEqual(expect.any(String))
    expect((await get('identity()', {}, { token: null })).body.result).toBe('<anonymous>')
  })

  test.each([
    ['tag', 'contract.query'],
    ['lastLiveEventId', 'abc'],
    ['resultSourceMap', 'false'],
  ])('takes %s', async (name, value) => {
    expect((await get('1', { [name]: value })).status).toBe(200)
  })

  test('carries sync tags that are opaque texts', async () => {
    const { body } = await ids()
    expect(body.syncTags).toEqual(expect.arrayContaining([expect.stringMatching(/^s1:[-\w]+$/)]))
  })

  embeddedOnly('carries no sync tags before there were any', async () => {
    expect((await get('1', {}, { version: '1' })).body).not.toHaveProperty('syncTags')
  })

  test('carries no source map unless it is asked for', async () => {
    expect((await ids()).body).not.toHaveProperty('resultSourceMap')
  })
})

describe('POST /data/query/{dataset}', () => {
  test('takes query and parameters from the body', async () => {
    const { status, body } = await request<QueryBody>(PATH, {
      body: { query: '$a + $b.c', params: { a: 1, b: { c: 2 } } },
    })
    expect([status, body.result]).toEqual([200, 3])
  })

  test('takes its options from the URL', async () => {
    const { body } = await request<QueryBody>(PATH, {
      search: { perspective: 'raw', returnQuery: 'false' },
      body: { query: IDS, params: { type: here.type } },
    })
    expect(body.result).toHaveLength(4)
    expect(body).not.toHaveProperty('query')
  })

  test('takes queries that no URL would hold', async () => {
    const list = Array.from({ length: 3_000 }, (_, index) => `item ${index}`)
    const { body } = await request<QueryBody>(PATH, {
      body: { query: 'count($list)', params: { list } },
    })
    expect(body.result).toBe(3_000)
  })

  test('may leave the parameters out', async () => {
    const { body } = await request<QueryBody>(PATH, { body: { query: '1' } })
    expect(body.result).toBe(1)
  })

  test('without a query is refused', async () => {
    expect((await request(PATH, { body: {} })).status).toBe(400)
  })

  test('with half a JSON text is refused', async () => {
    expect((await request(PATH, { body: '{"query":' })).status).toBe(400)
  })
})

describe('perspective', () => {
  const everything = () => [a, `drafts.${a}`, `drafts.${b}`, `versions.${releaseId}.${a}`]
  // Versions of the API older than releases do not see them (changelog of 2025-02-19).
  const withoutReleases = () => [a, `drafts.${a}`, `drafts.${b}`]

  test.each([
    ['1', undefined, withoutReleases()],
    ['2021-10-21', undefined, withoutReleases()],
    ['2025-02-18', undefined, withoutReleases()],
    ['2025-02-19', undefined, [a]],
    ['2026-01-01', undefined, [a]],
    ['X', undefined, [a]],
    ['2025-02-19', 'raw', everything()],
    ['2021-10-21', 'raw', withoutReleases()],
    ['2025-02-19', 'published', [a]],
    ['2021-10-21', 'published', [a]],
    ['2025-02-19', 'drafts', [a, b]],
    ['2025-02-19', 'previewDrafts', [a, b]],
    ['2021-10-21', 'previewDrafts', [a, b]],
    ['2025-02-19', releaseId, [a]],
    ['2025-02-19', `${releaseId},drafts`, [a, b]],
    ['2025-02-19', 'drafts,published', [a, b]],
  ])('v%s with %o', async (version, perspective, expected) => {
    const { body } = await ids(perspective === undefined ? {} : { perspective }, { version })
    expect(body.result).toEqual(expected.toSorted())
  })

  test.each([
    ['drafts', 'Drafted', `drafts.${a}`],
    ['published', 'Published', a],
    [releaseId, 'Released', `versions.${releaseId}.${a}`],
    [`${releaseId},drafts`, 'Released', `versions.${releaseId}.${a}`],
    [`drafts,${releaseId}`, 'Drafted', `drafts.${a}`],
    ['rnowhere,drafts', 'Drafted', `drafts.${a}`],
    ['rnowhere', 'Published', a],
  ])(
    '%o shows the first version that is there, under the published id',
    async (perspective, title, from) => {
      const { body } = await get('*[_id == $id]{_id, _originalId, title}', {
        $id: JSON.stringify(a),
        perspective,
      })
      expect(body.result).toEqual([{ _id: a, _originalId: from, title }])
    },
  )

  test('raw has no original ids', async () => {
    const { body } = await get('*[_id == $id][0]._originalId', {
      $id: JSON.stringify(a),
      perspective: 'raw',
    })
    expect(body.result).toBeNull()
  })

  test.each(['raw', 'published', 'drafts', releaseId])(
    '%s shows nobody without a token what is not published',
    async (perspective) => {
      const { body } = await ids({ perspective }, { token: null })
      expect(body.result).toEqual([a])
    },
  )

  test.each(['raw,drafts', 'a b', 'ab;cd'])('that is %o is refused', async (perspective) => {
    expect((await ids({ perspective })).status).toBe(400)
  })

  test.each([releaseId, `${releaseId},drafts`])(
    'that is %o needs an API version that has releases',
    async (perspective) => {
      const { status, text } = await ids({ perspective }, { version: '2021-10-21' })
      expect(status).toBe(400)
      expect(text).toContain('Complex perspectives are not supported for this version')
    },
  )
})

describe('a query that is refused', () => {
  test('is shown with the place of the fault', async () => {
    const query = '*[_type == '
    const { status, body } = await get(query)
    expect(status).toBe(400)
    expect(body.error).toEqual({
      type: 'queryParseError',
      description: 'unexpected end-of-file, expected expression',
      query,
      start: 11,
      end: 11,
    })
  })

  test.each(['*[', '*[]]', '{"a" 1}', '1 +', 'nofunction(1)', '* | nopipe()', '"open', '$missing'])(
    '%s',
    async (query) => {
      const { status, body } = await get(query)
      expect(status).toBe(400)
      expect(body.error).toMatchObject({
        type: expect.stringMatching(/^query\w*Error$/),
        description: expect.any(String),
      })
    },
  )

  test('is missing', async () => {
    const { status } = await request(PATH)
    expect(status).toBe(400)
  })

  test('has a parameter that is no JSON', async () => {
    expect((await get('$p', { $p: 'nope' })).status).toBe(400)
  })
})

describe('where a query goes', () => {
  test('to a dataset that does not exist is 404', async () => {
    const { status, body } = await request('/data/query/ct-nowhere', { search: { query: '1' } })
    expect(status).toBe(404)
    expect(body).toMatchObject({ statusCode: 404, error: 'Not Found' })
  })

  test('with a token that is none is 401', async () => {
    const { status, body } = await request(PATH, { token: 'sk-none', search: { query: '1' } })
    expect(status).toBe(401)
    expect(body).toMatchObject({ statusCode: 401, error: 'Unauthorized' })
  })
})
