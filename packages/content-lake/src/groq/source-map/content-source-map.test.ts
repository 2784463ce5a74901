import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MappedStore } from '../test-support/mapped-store.ts'
import { stored } from '../test-support/temporary-store.ts'

let lake: MappedStore

beforeAll(async () => {
  lake = new MappedStore()
  await lake.fill()
})

afterAll(() => lake.remove())

const A = '*[_id == "a"][0]'

describe('a source map', () => {
  test('names items by their keys when asked', () => {
    const resultSourceMap = 'withKeyArraySelector'
    const text = "['children'][?(@._key=='s1')]['text']"
    expect(lake.map(`${A}.body[].children[].text`, { resultSourceMap })).toEqual({
      '$[0]': `a $['body'][?(@._key=='b1')]${text}`,
      '$[1]': "a $['body'][?(@._key=='b1')]['children'][1]['text']",
      '$[2]': `a $['body'][?(@._key=='b2')]${text}`,
    })
    expect(lake.map(`${A}.tags[0..0]`, { resultSourceMap })).toEqual({ '$[0]': "a $['tags'][0]" })
  })

  test('names an item by its position when its key would find another, or none', async () => {
    const items = ['k', 'k', "it's", 'back\\slash', '', 7, 'last'].map((_key) => ({ _key, n: 1 }))
    await lake.put(stored('keys', 'odd', { items }))
    const query = '*[_id == "keys"][0].items[n == 1]'
    expect(Object.values(lake.map(query, { resultSourceMap: 'withKeyArraySelector' }))).toEqual([
      "keys $['items'][?(@._key=='k')]",
      "keys $['items'][1]",
      "keys $['items'][2]",
      "keys $['items'][3]",
      "keys $['items'][4]",
      "keys $['items'][5]",
      "keys $['items'][?(@._key=='last')]",
    ])
  })

  test('names documents by the id they are stored under, whatever the perspective shows', () => {
    const query = `${A}{_id, _originalId, title, "by": author->name}`
    const expected = (post: string, person: string) => ({
      "$['_id']": `${post} $['_id']`,
      "$['_originalId']": `${post} $['_originalId']`,
      "$['title']": `${post} $['title']`,
      "$['by']": `${person} $['name']`,
    })
    const on = (...perspective: string[]) => lake.map(query, { perspective })
    expect(on('published')).toEqual(expected('a', 'ann'))
    expect(on('drafts', 'published')).toEqual(expected('drafts.a', 'ann'))
    expect(on('r1', 'drafts', 'published')).toEqual(expected('drafts.a', 'versions.r1.ann'))
    expect(on('raw')).toEqual(expected('a', 'ann'))
    expect(lake.map(query, { perspective: ['drafts', 'published'], publicOnly: true })).toEqual(
      expected('a', 'ann'),
    )
  })

  test('names each document and path once', () => {
    const { resultSourceMap } = lake.answer(`[${A}.title, ${A}.title, ${A}.author->name]`, {
      resultSourceMap: true,
    })
    expect(resultSourceMap).toMatchObject({
      documents: [
        { _id: 'a', _type: 'post' },
        { _id: 'ann', _type: 'person' },
      ],
      paths: ["$['title']", "$['name']"],
    })
  })

  test('is not made unasked', () => {
    expect(lake.answer(A)).not.toHaveProperty('resultSourceMap')
    expect(lake.answer(A, { resultSourceMap: false })).not.toHaveProperty('resultSourceMap')
  })

  test('of a release in releases::all()', async () => {
    await lake.put(stored('_.releases.r1', 'system.release', { name: 'r1' }))
    expect(lake.map('releases::all()[].name')).toEqual({ '$[0]': "_.releases.r1 $['name']" })
  })

  test('of attributes named like the prototype', async () => {
    await lake.put(stored('p', 'proto', JSON.parse('{"__proto__": {"x": 1}}')))
    const { result } = lake.answer('*[_id == "p"][0]{..., "y": 1}', { resultSourceMap: true })
    expect(JSON.parse(JSON.stringify(result))).toHaveProperty('y', 1)
    expect(JSON.stringify(result)).toContain('"__proto__":{"x":1}')
    expect(lake.map('*[_id == "p"][0]{..., "y": 1}')).toMatchObject({
      "$['__proto__']": "p $['__proto__']",
    })
  })
})
