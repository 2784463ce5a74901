import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startLake()
  await lake
    .client()
    .transaction()
    .create({ _id: 'a', _type: 'post', title: 'Ünïcode & "quotes"' })
    .create({ _id: 'drafts.a', _type: 'post', title: 'Drafted' })
    .create({ _id: 'drafts.b', _type: 'post', title: 'Only a draft' })
    .create({ _id: 'versions.r1.a', _type: 'post', title: 'In a release' })
    .commit()
})

afterAll(() => lake.stop())

async function get(path: string, token: string | null = lake.token) {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(`${lake.url}${path}`, { headers })
  return { status: response.status, body: await response.json() }
}

const IDS = encodeURIComponent('*[_type == "post"] | order(_id)._id')

describe('/data/query', () => {
  test('answers a client by GET and, when the query is long, by POST', async () => {
    const query = '*[_type == $type && title in $titles][0].title'
    const title = 'Ünïcode & "quotes"'
    const client = lake.client({ perspective: 'raw' })
    expect(await client.fetch(query, { type: 'post', titles: [title] })).toBe(title)
    const titles = [title, ...Array.from({ length: 2_000 }, (_, i) => `title ${i}`)]
    expect(await client.fetch(query, { type: 'post', titles })).toBe(title)
  })

  test('says what it ran, how long it took and what it depends on', async () => {
    const { body } = await get(`/v2025-02-19/data/query/production?query=${IDS}`)
    expect(body).toEqual({
      query: '*[_type == "post"] | order(_id)._id',
      result: ['a'],
      ms: expect.any(Number),
      syncTags: [expect.stringMatching(/^s1:/)],
    })
    const bare = await get(`/v1/data/query/production?returnQuery=false&query=${IDS}`)
    expect(Object.keys(bare.body).toSorted()).toEqual(['ms', 'result'])
  })

  test.each([
    ['v2021-10-21', '', ['a', 'drafts.a', 'drafts.b']],
    ['v2021-10-21', 'raw', ['a', 'drafts.a', 'drafts.b']],
    ['v1', '', ['a', 'drafts.a', 'drafts.b']],
    ['vX', '', ['a']],
    ['v2025-02-19', 'raw', ['a', 'drafts.a', 'drafts.b', 'versions.r1.a']],
    ['v2025-02-19', 'previewDrafts', ['a', 'b']],
    ['v2025-02-19', 'r1,drafts', ['a', 'b']],
    ['v2025-02-19', 'r1', ['a']],
  ])('%s with perspective %j gives %j', async (version, perspective, ids) => {
    const option = perspective === '' ? '' : `&perspective=${perspective}`
    const { body } = await get(`/${version}/data/query/production?query=${IDS}${option}`)
    expect(body.result).toEqual(ids)
  })

  test('shows drafts to nobody without a token', async () => {
    for (const perspective of ['raw', 'drafts', 'r1,drafts', 'published']) {
      const path = `/v2025-02-19/data/query/production?query=${IDS}&perspective=${perspective}`
      expect((await get(path, null)).body.result).toEqual(['a'])
    }
    expect((await get(`/v1/data/query/production?query=${IDS}`, 'wrong')).status).toBe(401)
  })

  test('refuses what it cannot read, with the position', async () => {
    const query = encodeURIComponent('*[_type == ')
    const { status, body } = await get(`/v1/data/query/production?query=${query}`)
    expect(status).toBe(400)
    expect(body).toEqual({
      error: {
        type: 'queryParseError',
        description: 'unexpected end-of-file, expected expression',
        query: '*[_type == ',
        start: 11,
        end: 11,
      },
    })
    await expect(lake.client().fetch('*[_type == ')).rejects.toThrow(/unexpected end-of-file/)
  })

  test('takes parameters of every kind that JSON knows, also in brackets', async () => {
    const query = `{
      "all": [$text, $number, $flag, $none, $list, $object],
      "slice": [0, 1, 2, 3][$from..$to],
      "element": ["a", "b"][$from],
      "attribute": $object[$key],
      "filter": count(*[_id == $text][$flag])
    }`
    const params = {
      text: 'a',
      number: -1.5,
      flag: true,
      none: null,
      list: [1, ['x']],
      object: { k: { v: 1 } },
      from: 1,
      to: 2,
      key: 'k',
    }
    const expected = {
      all: ['a', -1.5, true, null, [1, ['x']], { k: { v: 1 } }],
      slice: [1, 2],
      element: 'b',
      attribute: { v: 1 },
      filter: 1,
    }
    const inUrl = Object.entries(params).map(([name, value]) => {
      return `&$${name}=${encodeURIComponent(JSON.stringify(value))}`
    })
    const path = `/v1/data/query/production?query=${encodeURIComponent(query)}${inUrl.join('')}`
    expect((await get(path)).body.result).toEqual(expected)
    expect(await lake.client({ perspective: 'raw' }).fetch(query, params)).toEqual(expected)
  })

  test('says where a parameter is named that was not given', async () => {
    const query = '*[_type == "post" && slug.current == $slug][0]'
    const { status, body } = await get(
      `/v1/data/query/production?query=${encodeURIComponent(query)}`,
    )
    expect(status).toBe(400)
    expect(body.error).toEqual({
      type: 'queryParseError',
      description: 'param $slug referenced, but not provided',
      query,
      start: 37,
      end: 41,
    })
  })

  test('draws a frame around what a client wrote wrong', async () => {
    await expect(lake.client().fetch('*[_type == "event]')).rejects.toThrow(
      /> 1 \| \*\[_type == "event\]\n {4}\| {11}\^{7} unexpected token/,
    )
  })

  test.each([
    ['', /"query" is required/],
    ['?query=*&$x=nope', /"\$x" is not valid JSON/],
    ['?query=*&perspective=raw,drafts', /Invalid perspective/],
    ['?query=*&perspective=a%20b', /Invalid perspective/],
    [`?query=*&perspective=${Array.from({ length: 51 }, (_, i) => `r${i}`)}`, /50 layers at most/],
  ])('refuses %j', async (search, message) => {
    const { status, body } = await get(`/v1/data/query/production${search}`)
    expect(status).toBe(400)
    expect(body.message).toMatch(message)
  })

  test('a missing result is null, a missing dataset 404', async () => {
    expect((await get('/v1/data/query/production?query=*[false][0]')).body.result).toBeNull()
    expect((await get('/v1/data/query/nowhere?query=*')).status).toBe(404)
  })
})
