import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startLake()
})

afterAll(() => lake.stop())

async function get(path: string, token: string | null = lake.token) {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(`${lake.url}${path}`, { headers })
  return { status: response.status, body: await response.json() }
}

test('a client is answered by GET and, when the query is long, by POST', async () => {
  const title = 'Ünïcode & "quotes"'
  await lake.client().create({ _id: 'a', _type: 'post', title })
  const query = '*[_type == $type && title in $titles][0].title'
  const client = lake.client({ perspective: 'raw' })
  expect(await client.fetch(query, { type: 'post', titles: [title] })).toBe(title)
  const titles = [title, ...Array.from({ length: 2_000 }, (_, i) => `title ${i}`)]
  expect(await client.fetch(query, { type: 'post', titles })).toBe(title)
})

test('a client is told where a query is at fault', async () => {
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
  const { status, body } = await get(`/v1/data/query/production?query=${encodeURIComponent(query)}`)
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
])('%j is refused in words', async (search, message) => {
  const response = await fetch(`${lake.url}/v2025-02-19/data/query/production${search}`)
  expect(await response.json()).toMatchObject({ message: expect.stringMatching(message) })
})
