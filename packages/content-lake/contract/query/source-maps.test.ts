import { beforeAll, describe, expect, test } from 'vitest'
import { assumed } from '../support/cases.ts'
import { drafting } from '../support/drafting.ts'
import { type Json, type RequestOptions, request } from '../support/http.ts'
import { type SourceMap, sourceOf } from '../support/source-map.ts'
import { target } from '../support/target.ts'

const { here, write } = drafting()
const [post, ann, bob] = [here.id(), here.id(), here.id()]
const releaseId = `r${here.prefix.slice(3, -1)}`
const draft = `drafts.${post}`
const version = `versions.${releaseId}.${post}`
const PATH = `/data/query/${target.dataset}`

interface MappedBody {
  result: Json
  resultSourceMap: SourceMap
}

beforeAll(async () => {
  const fields = {
    slug: { current: 'the-post' },
    author: { _type: 'reference', _ref: ann, _weak: true },
    reviewers: [
      { _key: 'r1', _type: 'reference', _ref: bob, _weak: true },
      { _key: 'r2', _type: 'reference', _ref: ann, _weak: true },
    ],
    blocks: [
      { _key: 'x', heading: 'Hidden', parts: [{ _key: 'x1', text: 'One' }] },
      { _key: 'y', heading: 'Shown', parts: [{ _key: 'y1', text: 'Two' }] },
    ],
    tags: ['a', 'b'],
  }
  await write(
    { _id: ann, _type: `${here.type}-person`, name: 'Ann' },
    { _id: bob, _type: `${here.type}-person`, name: 'Bob' },
    { ...fields, _id: post, title: 'Published' },
    { ...fields, _id: draft, title: 'Drafted' },
    { ...fields, _id: version, title: 'Released' },
  )
})

/** Asks for a source map, of drafts and by the keys of items unless told otherwise. */
async function mapped(
  query: string,
  search: Record<string, string> = {},
  rest: RequestOptions = {},
) {
  const { status, body } = await request<MappedBody>(PATH, {
    ...rest,
    search: { resultSourceMap: 'withKeyArraySelector', perspective: 'drafts', ...search },
    body: { query, params: { id: post, type: here.type } },
  })
  expect(status).toBe(200)
  return body
}

describe('a source map', () => {
  test.each<[string, string, Record<string, string>]>([
    ['an attribute', '{title}', { "$['title']": `${draft} $['title']` }],
    ['a renamed attribute', '{"headline": title}', { "$['headline']": `${draft} $['title']` }],
    [
      'an attribute of an object',
      '{slug{current}}',
      { "$['slug']['current']": `${draft} $['slug']['current']` },
    ],
    [
      'an attribute drawn out of an object',
      '{"slug": slug.current}',
      { "$['slug']": `${draft} $['slug']['current']` },
    ],
    ['a whole object', '{slug}', { "$['slug']['current']": `${draft} $['slug']['current']` }],
    ['what a reference leads to', '{"by": author->name}', { "$['by']": `${ann} $['name']` }],
    [
      'a projection of what a reference leads to',
      '{author->{"called": name}}',
      { "$['author']['called']": `${ann} $['name']` },
    ],
    [
      'what many references lead to',
      '{"by": reviewers[]->name}',
      { "$['by'][0]": `${bob} $['name']`, "$['by'][1]": `${ann} $['name']` },
    ],
    [
      'items',
      '{blocks[]{heading}}',
      {
        "$['blocks'][0]['heading']": `${draft} $['blocks'][?(@._key=='x')]['heading']`,
        "$['blocks'][1]['heading']": `${draft} $['blocks'][?(@._key=='y')]['heading']`,
      },
    ],
    [
      'items that are left of a list',
      '{"shown": blocks[heading == "Shown"]{heading}}',
      { "$['shown'][0]['heading']": `${draft} $['blocks'][?(@._key=='y')]['heading']` },
    ],
    [
      'items in items',
      '{blocks[]{"texts": parts[].text}}',
      {
        "$['blocks'][1]['texts'][0]": `${draft} $['blocks'][?(@._key=='y')]['parts'][?(@._key=='y1')]['text']`,
      },
    ],
    ['items without keys', '{tags}', { "$['tags'][1]": `${draft} $['tags'][1]` }],
    [
      'a splat',
      '{...}',
      {
        "$['title']": `${draft} $['title']`,
        "$['slug']['current']": `${draft} $['slug']['current']`,
      },
    ],
    [
      'a splat, some of it replaced',
      '{..., "title": author->name}',
      { "$['title']": `${ann} $['name']`, "$['slug']['current']": `${draft} $['slug']['current']` },
    ],
    [
      'an attribute in an object that the query makes',
      '{"seo": {"title": title, "by": author->name}}',
      { "$['seo']['title']": `${draft} $['title']`, "$['seo']['by']": `${ann} $['name']` },
    ],
  ])('tells the place of %s', async (_, projection, expected) => {
    const { resultSourceMap: map } = await mapped(`*[_id == $id][0]${projection}`)
    const places = Object.keys(expected).map((place) => [place, sourceOf(map, place)])
    expect(Object.fromEntries(places)).toEqual(expected)
  })

  test('tells the place of each document of a list', async () => {
    const query = `*[_id in [$id, "${ann}"]] | order(defined(title) desc){"text": coalesce(title, name)}`
    const { result, resultSourceMap: map } = await mapped(query)
    expect(result).toEqual([{ text: 'Drafted' }, { text: 'Ann' }])
    expect(sourceOf(map, "$[0]['text']")).toBe(`${draft} $['title']`)
    expect(sourceOf(map, "$[1]['text']")).toBe(`${ann} $['name']`)
  })

  test('tells positions unless keys are asked for', async () => {
    const { resultSourceMap: map } = await mapped('*[_id == $id][0]{blocks[]{heading}}', {
      resultSourceMap: 'true',
    })
    expect(sourceOf(map, "$['blocks'][1]['heading']")).toBe(`${draft} $['blocks'][1]['heading']`)
  })

  test.each([
    ['published', post],
    ['raw', post],
    [releaseId, version],
    [`${releaseId},drafts`, version],
  ])('tells the version that is read: %s', async (perspective, expected) => {
    const { resultSourceMap: map } = await mapped('*[_id == $id][0]{title}', { perspective })
    expect(sourceOf(map, "$['title']")).toBe(`${expected} $['title']`)
    expect(map.documents).toEqual([expect.objectContaining({ _id: expected, _type: here.type })])
  })

  test.each(['published', 'drafts', 'raw'])(
    'tells nobody without a token of drafts: %s',
    async (perspective) => {
      const { resultSourceMap: map } = await mapped(
        '*[_type == $type]{title}',
        { perspective },
        { token: null },
      )
      expect(map.documents.map(({ _id }) => _id)).toEqual([post])
    },
  )

  assumed('the client, csm', 'tells what no document says from what is worked out', async () => {
    const { resultSourceMap: map } = await mapped(
      '*[_id == $id][0]{"kind": "post", "loud": upper(title)}',
    )
    expect(sourceOf(map, "$['kind']")).toBe('literal')
    expect(sourceOf(map, "$['loud']")).toBe('unknown')
  })

  assumed('protocol 3.4', 'that is asked for in other words is refused', async () => {
    const search = { query: '1', resultSourceMap: 'yes' }
    expect((await request(PATH, { search })).status).toBe(400)
  })
})
