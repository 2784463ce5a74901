import { evaluate, parse } from 'groq-js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiError } from '../errors.ts'
import { stored, TemporaryStore } from './test-support/temporary-store.ts'

let lake: TemporaryStore

beforeAll(async () => {
  lake = new TemporaryStore()
  await lake.put(
    stored('a', 'post', { title: 'A', author: { _ref: 'ann' } }),
    stored('drafts.a', 'post', { title: 'A, drafted', author: { _ref: 'bob' } }),
    stored('versions.r1.a', 'post', { title: 'A in r1', author: { _ref: 'ann' } }),
    stored('b', 'post', { title: 'B', author: { _ref: 'ann' } }),
    stored('versions.r1.b', 'post', { title: 'B', _system: { delete: true } }),
    stored('drafts.c', 'post', { title: 'C', author: { _ref: 'bob' } }),
    stored('ann', 'person', { name: 'Ann' }),
    stored('drafts.bob', 'person', { name: 'Bob' }),
    stored('secret.x', 'post', { title: 'Private' }),
    stored('_.releases.r1', 'system.release', { name: 'r1', state: 'active' }),
  )
})

afterAll(() => lake.remove())

const POSTS = '*[_type == "post"] | order(_id)._originalId'

describe('perspectives', () => {
  test('raw shows every version as it is', () => {
    expect(lake.query('*[_type == "post"]._id')).toEqual([
      'drafts.a',
      'a',
      'versions.r1.a',
      'b',
      'versions.r1.b',
      'drafts.c',
      'secret.x',
    ])
    expect(lake.query('*[_id == "a"][0]._originalId')).toBeNull()
  })

  test.each([
    [['published'], ['a', 'b', 'secret.x']],
    [
      ['drafts', 'published'],
      ['drafts.a', 'b', 'drafts.c', 'secret.x'],
    ],
    [
      ['r1', 'drafts', 'published'],
      ['versions.r1.a', 'drafts.c', 'secret.x'],
    ],
    [
      ['r1', 'published'],
      ['versions.r1.a', 'secret.x'],
    ],
    [
      ['drafts', 'r1', 'published'],
      ['drafts.a', 'drafts.c', 'secret.x'],
    ],
    [
      ['published', 'r1', 'drafts'],
      ['a', 'b', 'drafts.c', 'secret.x'],
    ],
    [
      ['unknown', 'drafts', 'drafts', 'published'],
      ['drafts.a', 'b', 'drafts.c', 'secret.x'],
    ],
    [['unknown'], ['a', 'b', 'secret.x']],
  ])('%j picks the first version that there is', (perspective, ids) => {
    expect(lake.query(POSTS, { perspective })).toEqual(ids)
  })

  test.each([
    [['published'], 3],
    [['drafts', 'published'], 4],
    [['r1', 'published'], 2],
    [['published', 'r1', 'drafts'], 4],
  ])('%j counts what it shows', (perspective, count) => {
    const ask = (query: string) => lake.query(query, { perspective })
    expect(ask('count(*[_type == "post"])')).toBe(count)
    expect(ask('count(*[_type == "post"][0...10])')).toBe(count)
    expect(ask('count(*[_type == "post" && _createdAt > "2020"])')).toBe(count)
    expect(ask('*[_type == "post"]')).toHaveLength(count)
  })

  test('a document that a release is to delete is gone, also for references', () => {
    const ask = (query: string, perspective: string[]) => lake.query(query, { perspective })
    const title = '{"_ref": "b"}->title'
    expect(ask(title, ['published'])).toBe('B')
    expect(ask(title, ['r1', 'published'])).toBeNull()
    expect(ask(title, ['published', 'r1'])).toBe('B')
    expect(ask('*[_id == "b"]', ['r1', 'drafts'])).toEqual([])
    expect(ask('*[references("ann")]._originalId', ['r1', 'published'])).toEqual(['versions.r1.a'])
    expect(ask('*[@ match text::query("b")]._id', ['r1', 'published'])).toEqual([])
  })

  test('raw hides releases from callers of an API that knew none', () => {
    const old = { withoutVersions: true }
    expect(lake.query('*[_id in path("versions.**")]', old)).toEqual([])
    expect(lake.query('count(*[_type == "post"])', old)).toBe(5)
    expect(lake.query('*[_type == "post"] | order(_id)._id', old)).toEqual([
      'a',
      'b',
      'drafts.a',
      'drafts.c',
      'secret.x',
    ])
    expect(lake.query('*[_id == "versions.r1.a"]', old)).toEqual([])
    expect(lake.query('*[references("ann")]._id', old)).toEqual(['a', 'b'])
    expect(lake.query('{"_ref": "versions.r1.a"}->', old)).toBeNull()
    expect(lake.query('{"_ref": "drafts.a"}->title', old)).toBe('A, drafted')
    expect(lake.query(POSTS, { ...old, perspective: ['r1', 'published'] })).toEqual([
      'versions.r1.a',
      'secret.x',
    ])
  })

  test('documents go by their published id, also for references', () => {
    const perspective = ['drafts', 'published']
    expect(
      lake.query('*[_id == "a"][0]{_id, _originalId, title, "author": author->{_id, name}}', {
        perspective,
      }),
    ).toEqual({
      _id: 'a',
      _originalId: 'drafts.a',
      title: 'A, drafted',
      author: { _id: 'bob', name: 'Bob' },
    })
    expect(lake.query('*[references("ann")]._id', { perspective })).toEqual(['b'])
    expect(lake.query('*[references("ann")]._id', { perspective: ['published'] })).toEqual([
      'a',
      'b',
    ])
    expect(lake.query('*[_id == "c"][0].author->name', { perspective: ['published'] })).toBeNull()
    expect(lake.query('*[_id == "drafts.a"]', { perspective })).toEqual([])
  })

  test.each([['raw'], ['published'], ['drafts'], ['r1']])(
    'nobody without a token sees an id with a dot under %s',
    (name) => {
      const options = { perspective: [name, 'published'], publicOnly: true }
      const raw = { perspective: ['raw'], publicOnly: true }
      for (const view of name === 'raw' ? [raw] : [options]) {
        expect(lake.query('*[_type == "post"]._id', view)).toEqual(['a', 'b'])
        expect(lake.query('*[_id in ["drafts.c", "c", "secret.x"]]', view)).toEqual([])
        expect(lake.query('*[@ match text::query("private")]', view)).toEqual([])
        expect(lake.query('*[sanity::versionOf("a")].title', view)).toEqual(['A'])
        expect(lake.query('{"_ref": "drafts.c"}->', view)).toBeNull()
        expect(lake.query('{"_ref": "secret.x"}->', view)).toBeNull()
        expect(lake.query('count(*[_type == "post"])', view)).toBe(2)
        expect(lake.query('releases::all()', view)).toEqual([])
      }
    },
  )
})

describe('functions that groq-js lacks or cannot know', () => {
  test('releases and versions', () => {
    expect(lake.query('releases::all()[].name')).toEqual(['r1'])
    expect(lake.query('*[sanity::partOfRelease("r1")]._id')).toEqual([
      'versions.r1.a',
      'versions.r1.b',
    ])
    expect(lake.query('*[sanity::versionOf("a")]._id')).toEqual(['drafts.a', 'a', 'versions.r1.a'])
    expect(lake.query('*[sanity::versionOf("drafts.c")]._id')).toEqual(['drafts.c'])
  })

  test('who asks, when and where', () => {
    const now = new Date('2025-05-05T05:05:05.050Z')
    expect(
      lake.query(
        '{"i": identity(), "n": now(), "d": dateTime::now(), "p": sanity::projectId(), "s": sanity::dataset()}',
        { now },
      ),
    ).toEqual({
      i: 'me',
      n: '2025-05-05T05:05:05.050Z',
      d: expect.stringMatching(/^2025-05-05T05:05:05/),
      p: 'p',
      s: 'd',
    })
  })

  test('paths and dates come out as JSON', () => {
    expect(lake.query('{"p": path("a.**"), "d": [dateTime("2020-01-01T00:00:00Z")]}')).toEqual({
      p: 'a.**',
      d: ['2020-01-01T00:00:00Z'],
    })
  })
})

describe('a query that cannot be run', () => {
  function failure(query: string, params = {}): unknown {
    try {
      lake.query(query, { params })
    } catch (error) {
      expect(error).toBeInstanceOf(ApiError)
      const { status, body } = error as ApiError
      expect(status).toBe(400)
      return body.error
    }
    return null
  }

  test('names what is wrong and where', () => {
    expect(failure('*[_type == ')).toEqual({
      type: 'queryParseError',
      description: 'unexpected end-of-file, expected expression',
      query: '*[_type == ',
      start: 11,
      end: 11,
    })
    expect(failure('*[a ] ] ')).toMatchObject({
      description: 'unable to parse entire expression',
      start: 6,
      end: 6,
    })
    expect(failure('')).toMatchObject({ start: 0, end: 0 })
    expect(failure('nope(1)')).toMatchObject({ description: 'unknown function "nope"' })
    expect(failure('*[0...$n]', { n: 'x' })).toMatchObject({
      description: 'subscript ranges must have integer endpoints',
    })
  })

  test('such as one with a parameter that was not given', () => {
    expect(failure('*[_id == $id]')).toMatchObject({
      description: 'param $id referenced, but not provided',
    })
    expect(lake.query('*[_id == $id]', { params: { id: null } })).toEqual([])
  })

  test('such as one nested without end', () => {
    expect(failure(`${'('.repeat(4_900)}1${')'.repeat(4_900)}`)).toMatchObject({
      description: 'the query is nested too deeply',
    })
  })

  test.each([
    ['a long sum', `1${'+1'.repeat(100_000)}`],
    ['many filters', `*${'[true]'.repeat(50_000)}`],
    ['quotes that never close', `"${'\\"'.repeat(200_000)}`],
  ])('such as %s, which would keep the parser busy for minutes', (_, query) => {
    expect(failure(query)).toMatchObject({ type: 'queryParseError' })
  })

  test('but not one that is only long', () => {
    expect(lake.query(`[${'1,'.repeat(100_000)}1]`)).toHaveLength(100_001)
  })

  test('but not a comment at its very end', () => {
    expect(lake.query('[1, 2][1] // the second')).toBe(2)
    expect(lake.query('"https://x" // a "quoted" address')).toBe('https://x')
  })

  test('but not one with long strings or comments', () => {
    const long = 'word '.repeat(20_000)
    expect(lake.query(`// ${long}\n"${long}"`)).toBe(long)
  })
})

test('parameters in slices are not confused between requests', () => {
  const query = '*[_type == "post"][$from...$to]._id'
  expect(lake.query(query, { params: { from: 0, to: 1 } })).toEqual(['drafts.a'])
  expect(lake.query(query, { params: { from: 1, to: 3 } })).toEqual(['a', 'versions.r1.a'])
  expect(lake.query('*[_id == "b"][0][$name]', { params: { name: 'title' } })).toBe('B')
  expect(lake.query('*[_id == "b"][0][$name]', { params: { name: '_type' } })).toBe('post')
})

test('a query inside a write sees what the write has put, and indexes nothing it may roll back', async () => {
  await lake.store.transact(
    { author: 'me' },
    (tx) => {
      const next = stored('e', 'post', { title: 'E', fresh: 'yes' })
      tx.put({ documentId: 'e', next, mutations: [] })
      expect(lake.query('*[fresh == "yes"] | order(fresh)[0]._id')).toBe('e')
    },
    { dryRun: true },
  )
  expect(lake.query('*[fresh == "yes"]')).toEqual([])
})

test('own attributes named like the prototype do no harm', async () => {
  await lake.put(
    stored('p', 'odd', JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}')),
  )
  const result = lake.query('*[_type == "odd"][0]{..., "up": constructor, "no": toString}')
  expect(result).toMatchObject({ up: 1, no: null })
  expect({}).not.toHaveProperty('polluted')
})

test('references within references are none, as groq-js has it, however they are found', async () => {
  const own = new TemporaryStore()
  const documents = [
    stored('plain', 'post', { link: { _ref: 'target' } }),
    stored('deep', 'post', { list: [{ item: { _ref: 'target' } }] }),
    stored('within', 'post', { link: { _ref: 'other', note: { _ref: 'target' } } }),
    stored('under-a-number', 'post', { link: { _ref: 5, note: { _ref: 'target' } } }),
    stored('under-nothing', 'post', { link: { _ref: '', note: { _ref: 'target' } } }),
  ]
  await own.put(...documents)
  const filter = '_type == "post" && references("target")'
  const expected = await (await evaluate(parse(`*[${filter}]._id`), { dataset: documents })).get()
  expect(expected.toSorted()).toEqual(['deep', 'plain', 'under-nothing'])
  expect(own.query(`*[${filter}] | order(_id)._id`)).toEqual(expected.toSorted())
  expect(own.query(`count(*[${filter}])`)).toBe(3)
  expect(own.query(`*[${filter}] | order(_createdAt desc)[1...9]._id`)).toHaveLength(2)
  own.remove()
})

test.each([
  ['*[_type == "odd" && @["a\\nb"] == 1]._id', ['line']],
  ['*[_type == "odd" && a.b == 1]._id', ['nested']],
  ['*[_type == "odd"] | order(@["a\\nb"])[0...1]._id', ['line']],
  ['*[_type == "odd"] | order(a.b)[0...1]._id', ['nested']],
  ['*[_type == "odd" && @["a.b"] > 3] | order(a.b)[0...3]._id', ['nested']],
  ['*[_type == "odd" && @["a.b"] > 3 && a.b < "x" && a.b > ""]._id', []],
  ['*[_type == "odd" && @["a.b"] > 3 && c.d < "x"]._id', ['nested']],
])('an attribute with an odd name is none within another: %s', async (query, expected) => {
  const odd = new TemporaryStore()
  try {
    await odd.put(
      stored('line', 'odd', { 'a\nb': 1, a: { b: 2 } }),
      stored('nested', 'odd', { 'a\nb': 2, a: { b: 1 }, 'a.b': 7, c: { d: 'c' }, 'c.d': 1 }),
    )
    for (const each of ['*[a.b == 0]', '*[@["a\\nb"] == 0]', query]) odd.query(each)
    expect(odd.query(query)).toEqual(expected)
  } finally {
    odd.remove()
  }
})

describe('whole numbers larger than those that are exact', () => {
  const NUMBERS = [
    ...[53, 54, 60, 62, 63, 64, 70, 80].flatMap((power) => [2 ** power, -(2 ** power)]),
    ...[1_234_567_890_123_456_800, 9_223_372_036_854_775_000, 0, 1e300, 0.5],
  ]
  const documents = NUMBERS.map((n, i) => stored(`n${String(i).padStart(2, '0')}`, 'number', { n }))
  const own = new TemporaryStore()
  beforeAll(() => own.put(...documents))
  afterAll(() => own.remove())

  test.each([
    'n == $n',
    '$n == n && _type == "number"',
    'n in [$n, "a"]',
    'n in $many',
    'n != $n',
    'n < $n',
    'n <= $n',
    'n > $n',
    'n >= $n',
    'n > 5 && n <= $n',
  ])('are found as others are: %s', async (filter) => {
    const query = `*[${filter}]._id`
    for (const n of NUMBERS) {
      const params = { n, many: [n, ...Array.from({ length: 501 }, (_, i) => i + 0.25)] }
      const tree = parse(query, { params })
      const expected = await (await evaluate(tree, { dataset: documents, params })).get()
      expect(own.query(`*[${filter}] | order(_id)._id`, { params })).toEqual(expected.toSorted())
    }
  })
})

test.each([
  'n == 5 || title != "a"',
  'n == 5 || defined(held)',
  'n == 5 || _type != "a"',
  'defined(held) || title != "a" || n == 5',
  '_type == "either" && (n == 5 || title != "a")',
])('a document that satisfies several parts of a filter comes once: %s', async (filter) => {
  const own = new TemporaryStore()
  try {
    await own.put(stored('a', 'either', { n: 5, title: 'b', held: { it: 'is' } }))
    expect(own.query(`*[${filter}]._id`)).toEqual(['a'])
    expect(own.query(`*[${filter}] | order(n)[0...9]._id`)).toEqual(['a'])
    expect(own.query(`count(*[${filter}])`)).toBe(1)
  } finally {
    own.remove()
  }
})

test.each([
  '(n == 1 && length(title) > 5) || n == 2',
  'false || n == 1 && length(title) > 5',
  '(n == 1 && length(title) > 5) || $no',
  '!(!(n == 1 && length(title) > 5))',
  '!(n != 1 || length(title) < 5)',
  '!(n != 1 || length(title) > 5)',
  '(n == 1 && true) || n == 2',
  '(length(title) > 5 && (n == 1 || n == 2)) || n == 3',
])('a part of a filter that no index knows is asked, within others too: %s', async (filter) => {
  const own = new TemporaryStore()
  const documents = [
    stored('a', 'part', { n: 1, title: 'short' }),
    stored('b', 'part', { n: 2, title: 'long enough' }),
    stored('c', 'part', { n: 3, title: '' }),
  ]
  const params = { no: false }
  try {
    await own.put(...documents)
    for (const query of [`*[${filter}]._id`, `count(*[${filter}])`]) {
      const tree = parse(query, { params })
      const expected = await (await evaluate(tree, { dataset: documents, params })).get()
      expect(own.query(query, { params }), query).toEqual(expected)
    }
  } finally {
    own.remove()
  }
})
