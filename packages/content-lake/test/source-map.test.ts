import { type ContentSourceMap, createClient } from '@sanity/client'
import { applySourceDocuments } from '@sanity/client/csm'
import { vercelStegaDecode } from '@vercel/stega'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startLake, type TestLake } from './support/start-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startLake()
  await lake
    .client()
    .transaction()
    .create({ _id: 'ann', _type: 'person', name: 'Ann' })
    .create({ _id: 'versions.r1.ann', _type: 'person', name: 'Ann of the release' })
    .create({ _id: 'drafts.bob', _type: 'person', name: 'Bob' })
    .create({ _id: 'a', _type: 'post', title: 'Public', author: { _ref: 'ann' } })
    .create({
      _id: 'drafts.a',
      _type: 'post',
      title: 'Drafted',
      author: { _ref: 'ann' },
      blocks: [
        { _key: 'x', _type: 'hero', heading: 'Hidden' },
        { _key: 'y', _type: 'hero', heading: 'Shown' },
      ],
    })
    .commit()
})

afterAll(() => lake.stop())

const QUERY = `*[_type == $type] | order(_id){
  _id, "headline": title, "by": author->{name}, "loud": upper(title), "kind": "post",
  "shown": blocks[heading != "Hidden"]{heading}
}`
const PARAMS = { type: 'post' }

/** What a map says of each place, as `<document><path>`, `literal` or `unknown`. */
function readable({ documents, paths, mappings }: ContentSourceMap) {
  return Object.fromEntries(
    Object.entries(mappings).map(([at, { source }]) => [
      at,
      source.type === 'documentValue'
        ? `${documents[source.document]?._id} ${paths[source.path]}`
        : source.type,
    ]),
  )
}

async function ask(search: string, init: RequestInit = {}, token: string | null = lake.token) {
  const headers = { ...init.headers, ...(token !== null && { authorization: `Bearer ${token}` }) }
  const url = `${lake.url}/v2026-09-01/data/query/production?${search}`
  const response = await fetch(url, { ...init, headers })
  return { status: response.status, body: await response.json() }
}

describe('resultSourceMap', () => {
  test('says where each part of a result comes from, through a client', async () => {
    const options = {
      filterResponse: false,
      resultSourceMap: 'withKeyArraySelector',
      perspective: 'drafts',
    } as const
    const { result, resultSourceMap, syncTags } = await lake.client().fetch(QUERY, PARAMS, options)
    expect(result).toEqual([
      {
        _id: 'a',
        headline: 'Drafted',
        by: { name: 'Ann' },
        loud: 'DRAFTED',
        kind: 'post',
        shown: [{ heading: 'Shown' }],
      },
    ])
    expect(syncTags?.length).toBeGreaterThan(0)
    if (resultSourceMap === undefined) throw new Error('A source map was asked for')
    expect(resultSourceMap.documents).toEqual([
      { _id: 'drafts.a', _type: 'post' },
      { _id: 'ann', _type: 'person' },
    ])
    expect(readable(resultSourceMap)).toEqual({
      "$[0]['_id']": "drafts.a $['_id']",
      "$[0]['headline']": "drafts.a $['title']",
      "$[0]['by']['name']": "ann $['name']",
      "$[0]['loud']": 'unknown',
      "$[0]['kind']": 'literal',
      "$[0]['shown'][0]['heading']": "drafts.a $['blocks'][?(@._key=='y')]['heading']",
    })
  })

  test.each([
    ['published', 'a', 'ann'],
    ['raw', 'a', 'ann'],
    ['r1,drafts', 'drafts.a', 'versions.r1.ann'],
  ])('follows the perspective %s, by GET and by POST', async (perspective, post, person) => {
    const options = `perspective=${perspective}&resultSourceMap=true`
    const query = '*[_id == "a"][0]{title, "by": author->name}'
    const got = await ask(`${options}&query=${encodeURIComponent(query)}`)
    expect(readable(got.body.resultSourceMap)).toEqual({
      "$['title']": `${post} $['title']`,
      "$['by']": `${person} $['name']`,
    })
    const headers = { 'content-type': 'application/json' }
    const posted = await ask(options, { method: 'POST', headers, body: JSON.stringify({ query }) })
    expect(posted.body.resultSourceMap).toEqual(got.body.resultSourceMap)
    expect(posted.body.result).toEqual(got.body.result)
  })

  test('names positions unless keys are asked for', async () => {
    const query = encodeURIComponent('*[_id == "drafts.a"][0].blocks[1].heading')
    const { body } = await ask(`perspective=raw&resultSourceMap=true&query=${query}`)
    expect(body.resultSourceMap.paths).toEqual(["$['blocks'][1]['heading']"])
  })

  test('is left out unless asked for, and refused in other words', async () => {
    expect((await ask('query=*')).body).not.toHaveProperty('resultSourceMap')
    expect((await ask('query=*&resultSourceMap=false')).body).not.toHaveProperty('resultSourceMap')
    const { status, body } = await ask('query=*&resultSourceMap=yes')
    expect(status).toBe(400)
    expect(body.message).toMatch(/Invalid resultSourceMap "yes"/)
  })

  test.each(['raw', 'drafts', 'published'])(
    'tells nobody without a token of drafts, on %s',
    async (perspective) => {
      const query = encodeURIComponent('*[_type in ["post", "person"]]{_id, "by": author->_id}')
      const search = `perspective=${perspective}&resultSourceMap=true&query=${query}`
      const { body } = await ask(search, {}, null)
      expect(body.resultSourceMap.documents).toEqual([
        { _id: 'a', _type: 'post' },
        { _id: 'ann', _type: 'person' },
      ])
    },
  )
})

describe('click to edit', () => {
  const studioUrl = 'https://studio.example'

  test('encodes into each text which document, type and field it comes from', async () => {
    const client = createClient({
      ...lake.client().config(),
      perspective: 'drafts',
      stega: { enabled: true, studioUrl },
    })
    const [post] = await client.fetch(QUERY, PARAMS)
    const edit = (text: string) => {
      const { href } = vercelStegaDecode<{ origin: string; href: string }>(text) ?? { href: '' }
      const search = new URL(href).searchParams
      return { id: search.get('id'), type: search.get('type'), path: search.get('path') }
    }
    expect(edit(post.headline)).toEqual({ id: 'a', type: 'post', path: 'title' })
    expect(edit(post.by.name)).toEqual({ id: 'ann', type: 'person', path: 'name' })
    expect(edit(post.shown[0].heading)).toEqual({
      id: 'a',
      type: 'post',
      path: 'blocks[_key=="y"].heading',
    })
    expect(post.loud).toBe('DRAFTED')
    expect(post.kind).toBe('post')
    expect(post._id).toBe('a')
  })

  test('lets an edit show in a result before the lake has it', async () => {
    const { result, resultSourceMap } = await lake.client().fetch(QUERY, PARAMS, {
      filterResponse: false,
      resultSourceMap: 'withKeyArraySelector',
      perspective: 'drafts',
    })
    const edited = { _id: 'drafts.a', _type: 'post', title: 'Edited' }
    const shown = applySourceDocuments(
      result,
      resultSourceMap,
      ({ _id }) => (_id === 'drafts.a' ? edited : null),
      (changed) => changed,
      'drafts',
    )
    expect(shown).toEqual([{ ...result[0], headline: 'Edited' }])
  })
})
