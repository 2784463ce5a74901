import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { Deadline } from './deadline.ts'
import { stored, TemporaryStore } from './test-support/temporary-store.ts'
import { TextQuery } from './text-query.ts'

const TEXT = 'Magnesium, sleep & the café: vitamin D3'

describe.each([
  ['*', true],
  ['', true],
  ['sleep magnesium', true],
  ['SLEEP cafe', true],
  ['sleep zinc', false],
  ['magn', false],
  ['magn*', true],
  ['"sleep the"', true],
  ['"the sleep"', false],
  ['sleep -zinc', true],
  ['sleep -vitamin', false],
  ['-zinc', true],
  ['-sleep', false],
  ['-magn*', false],
  ['vitamin-d3', true],
  ['vitamin-d*', true],
  ['"unclosed', false],
  ['AND OR NOT', false],
  ['(sleep) ^ "', true],
])('the text query %j', (source, expected) => {
  let lake: TemporaryStore

  beforeAll(async () => {
    lake = new TemporaryStore()
    await lake.put(stored('a', 'post', { nested: { texts: [TEXT] } }))
  })

  afterAll(() => lake.remove())

  test('means the same on a string, in the index, and on a copy that is not in it', () => {
    const params = { q: source }
    expect(new TextQuery(source).score(TEXT, new Deadline()) > 0).toBe(expected)
    const found = expected ? ['a'] : []
    expect(lake.query('*[@ match text::query($q)]._id', { params })).toEqual(found)
    expect(lake.query('*[[@, _id] match text::query($q)]._id', { params })).toEqual(found)
    expect(lake.query('*[nested.texts match text::query($q)]._id', { params })).toEqual(found)
    expect(lake.query('*{...}[@ match text::query($q)]._id', { params })).toEqual(found)
  })
})

describe('a search over documents', () => {
  let lake: TemporaryStore

  beforeAll(async () => {
    lake = new TemporaryStore()
    await lake.put(
      stored('in-title', 'post', { title: 'Zinc', body: 'nothing' }),
      stored('in-body', 'post', { title: 'Other', body: 'some zinc here' }),
      stored('drafts.in-title', 'post', { title: 'Zinc drafted', body: 'nothing' }),
      stored('split', 'post', {
        title: 'Split',
        text: [
          {
            _type: 'block',
            style: 'zinc',
            children: [
              { _type: 'span', text: 'mag' },
              { _type: 'span', text: 'nesium' },
            ],
          },
        ],
      }),
      stored('refers', 'post', { title: 'Refers', to: { _ref: 'zinc' } }),
    )
  })

  afterAll(() => lake.remove())

  const SEARCH = `*[_type in $types && ([@, _id] match text::query($q) || references($raw))]
    | score(boost(_type in ["post"] && title match text::query($q), 10), ([@, _id] match text::query($q) || references($raw)))
    | order(_score desc) [_score > 0] [0...10]{_id, _score}`

  test('puts a match in the title first, and finds references by id', () => {
    const params = { types: ['post'], q: 'zinc', raw: 'zinc' }
    const result = lake.query(SEARCH, { params, perspective: ['drafts', 'published'] })
    expect(result).toEqual([
      { _id: 'in-title', _score: expect.any(Number) },
      { _id: 'refers', _score: expect.any(Number) },
      { _id: 'in-body', _score: expect.any(Number) },
    ])
  })

  test('reads a block as its reader does, without its style', () => {
    expect(lake.query('*[@ match text::query("magnesium")]._id')).toEqual(['split'])
    expect(lake.query('*[pt::text(text) match text::query("magn*")]._id')).toEqual(['split'])
  })

  test('finds a document by its id', () => {
    expect(lake.query('*[[@, _id] match text::query("split")]._id')).toEqual(['split'])
  })

  test('follows every write', async () => {
    await lake.put(stored('new', 'post', { title: 'Selenium' }))
    expect(lake.query('*[@ match text::query("selenium")]._id')).toEqual(['new'])
    await lake.put(stored('new', 'post', { title: 'Iodine' }))
    expect(lake.query('*[@ match text::query("selenium")]._id')).toEqual([])
    await lake.delete('new')
    expect(lake.query('*[@ match text::query("iodine")]._id')).toEqual([])
  })

  test('follows a text that moves from one attribute to another, past a third', async () => {
    const found = () =>
      ['"begin middle"', '"begin move"', '"move end"', '"middle move"'].filter((q) =>
        lake.query('*[_id == "moving" && @ match text::query($q)][0]', { params: { q } }),
      )
    await lake.put(stored('moving', 'post', { a: ['begin', 'move'], b: 'middle', c: ['end'] }))
    expect(found()).toEqual(['"begin move"'])
    await lake.put(stored('moving', 'post', { a: ['begin'], b: 'middle', c: ['move', 'end'] }))
    expect(found()).toEqual(['"begin middle"', '"move end"', '"middle move"'])
    await lake.delete('moving')
  })

  test('takes any number of words and signs', () => {
    const q = `${'word '.repeat(2_000)}"${'phrase '.repeat(2_000)}" ^ () {} : + " '`
    expect(lake.query('*[@ match text::query($q)]', { params: { q } })).toEqual([])
    expect(lake.query('*[title match $q]', { params: { q } })).toEqual([])
  })

  test('scores all of very many hits: a slice is a part of what the query gives without it', async () => {
    const hit = (id: string, title: string, body: string) =>
      stored(id, 'animal', { title, body: `${body} ${'and so on '.repeat(5)}` })
    await lake.put(
      hit('oldest', 'Quokka', 'The one.'),
      ...Array.from({ length: 40 }, (_, i) => hit(`early-${i}`, `Early ${i}`, 'No quokka yet.')),
      ...Array.from({ length: 3_000 }, (_, i) => hit(`drafts.late-${i}`, `${i}`, 'A quokka.')),
    )
    const ranked =
      '*[_type == "animal" && @ match text::query("quokka")] | score(boost(title match text::query("quokka"), 10))'
    const best = `${ranked} | order(_score desc, _id)`
    for (const [version, hits] of [
      ['raw', 3_041],
      ['published', 41],
    ] as const) {
      const ids = (query: string) =>
        z.array(z.string()).parse(lake.query(`${query}._id`, { perspective: [version] }))
      const all = ids(best)
      expect(all).toHaveLength(hits)
      expect(all[0]).toBe('oldest')
      expect(ids(`${best}[0...3]`)).toEqual(all.slice(0, 3))
      expect(ids(`${best}[30...33]`)).toEqual(all.slice(30, 33))
    }
    expect(lake.query(`count(${ranked}[0...2000])`)).toBe(2_000)
  })

  test('gives a document the same relevance among few as among many', async () => {
    const scored = z.array(z.object({ _id: z.string(), _score: z.number().positive() }))
    const score = (filter: string) =>
      scored.parse(lake.query(`*[${filter}] | score(@ match text::query("quokka")) {_id, _score}`))
    expect(score('_type == "animal"')).toEqual(
      expect.arrayContaining(score('_id in ["oldest", "early-7"]')),
    )
  })
})

describe('a ranking of what a search finds', () => {
  let lake: TemporaryStore
  const MATCH = '@ match text::query($q)'

  beforeAll(async () => {
    lake = new TemporaryStore()
    const texts = [
      'zinc',
      'zinc and zinc',
      'a long text with zinc in it somewhere',
      'iron',
      'zinc iron',
    ]
    const posts = Array.from({ length: 40 }, (_, n) =>
      stored(`${n % 7 === 3 ? 'drafts.' : ''}p${n}`, 'post', {
        title: texts[n % texts.length] ?? '',
        n,
      }),
    )
    await lake.put(...posts, stored('page', 'page', { title: 'zinc' }))
  })

  afterAll(() => lake.remove())
  afterEach(() => vi.restoreAllMocks())

  test.each(['zinc', 'zinc iron', 'zin*', '"and zinc"', 'zinc -iron', 'none', '*', '-zinc'])(
    'by %j is that of all documents, without what does not match',
    (q) => {
      for (const perspective of [['raw'], ['published'], ['drafts', 'published']]) {
        for (const rest of ['', '[0...5]', ' | order(_score desc)[2..4]', ' | order(n)[0...3]']) {
          const options = { params: { q }, perspective }
          for (const map of ['{_id, _score}', '{_id, "n": n}', '{...}._score', '']) {
            const ranked = (filter: string, more = '') =>
              lake.query(`*[${filter}] | score(${MATCH}) ${more} ${rest} ${map}`, options)
            const told = `${perspective} ${rest} ${map}`
            expect(ranked(`_type == "post" && ${MATCH}`), told).toEqual(
              ranked('_type == "post"', '[_score > 0]'),
            )
          }
        }
      }
    },
  )

  test.each([
    ['_type == "post" && @ match text::query($q)', '', 3],
    ['_type == "post" && @ match text::query($q) && n >= 0', '', 16],
    ['_type == "post" && @ match text::query($q)', ', n == 1', 16],
    ['_type == "post" && @ match text::query($q)', '[_score > 1]', 16],
  ])('reads only the best where nothing else counts: %s%s', (filter, more, most) => {
    const readHeads = vi.spyOn(lake.store.documents, 'readHeads')
    const scored = more.startsWith(',') ? `score(${MATCH}${more})` : `score(${MATCH})${more}`
    const query = `*[${filter}] | ${scored} | order(_score desc)[0...3]._id`
    lake.query(query, { params: { q: 'iron' }, perspective: ['raw'] })
    const read = readHeads.mock.calls.reduce((sum, [pks]) => sum + pks.length, 0)
    expect(read).toBe(most)
  })

  test('asks the full-text index once', () => {
    const { textIndex } = lake.store
    const others = [vi.spyOn(textIndex, 'hitsUpTo'), vi.spyOn(textIndex, 'relevance')]
    const query = `*[_type == "post" && ${MATCH}] | score(${MATCH}) | order(_score desc)[0...3]._id`
    expect(lake.query(query, { params: { q: 'iron' } })).toHaveLength(3)
    for (const other of others) expect(other).not.toHaveBeenCalled()
  })
})
