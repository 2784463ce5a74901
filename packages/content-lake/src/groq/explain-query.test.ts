import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stored, TemporaryStore } from './test-support/temporary-store.ts'

let lake: TemporaryStore

beforeAll(async () => {
  lake = new TemporaryStore()
  const posts = Array.from({ length: 2_000 }, (_, i) =>
    stored(`post-${i}`, 'post', {
      title: `Post ${i}${i % 100 === 7 ? ' about magnesium' : ''}`,
      slug: { current: `post-${i}` },
      publishedAt: new Date(Date.UTC(2020, 0, 1, i)).toISOString(),
      author: { _ref: `author-${i % 50}` },
      body: [{ _type: 'block', children: [{ _type: 'span', text: 'common words' }] }],
      tags: ['all', ...(i % 200 === 3 ? ['Rare find'] : [])],
      links: [{ _ref: `shelf-${i % 40}` }],
    }),
  )
  const authors = Array.from({ length: 50 }, (_, i) =>
    stored(`author-${i}`, 'author', { name: `A${i}` }),
  )
  await lake.put(...posts, ...authors, stored('drafts.post-3', 'post', { title: 'Draft' }))
})

afterAll(() => lake.remove())

function read(query: string, params = {}, perspective = ['raw']) {
  return lake.explain(query, { params, perspective })
}

describe('a page of documents after an id', () => {
  const PAGE = 50

  test.each([
    ['*[_type == "post" && _id > $last] | order(_id)[0...50]', ['published']],
    ['*[_type in ["post", "author"] && _id > $last] | order(_id asc)[0...50]', ['published']],
    ['*[_type == "post" && _id > $last][0...50]', ['published']],
    ['*[_id > $last && _type == "post"] | order(_id)[0...50]', ['drafts']],
    ['*[_id > $last] | order(_id)[0...50]', ['raw']],
    ['*[_id > $last && _id < "post-9"] | order(_id)[0...50]', ['published']],
  ])('%s reads that page', (query, perspective) => {
    const options = { params: { last: 'post-1500' }, perspective }
    const [step] = lake.explain(query, options)
    expect(step?.rowsRead).toBeLessThanOrEqual(PAGE + 1)
    const ids = Array.from({ length: 2_000 }, (_, i) => `post-${i}`).sort()
    const page = ids.filter((id) => id > 'post-1500').slice(0, PAGE)
    expect(lake.query(`${query}._id`, options)).toEqual(page)
  })

  test('counts only those', () => {
    expect(read('count(*[_id > "post-998"])', {}, ['published'])[0]?.rowsRead).toBe(0)
    expect(lake.query('count(*[_id > "post-998"])')).toBe(1)
    expect(lake.query('count(*[_id < "drafts.post-3"])', { perspective: ['raw'] })).toBe(50)
    expect(lake.query('count(*[_id <= "drafts.post-3"])', { perspective: ['raw'] })).toBe(51)
    expect(lake.query('count(*[_id > 5])')).toBe(0)
  })
})

describe('a slice of what stands at the far end of an order', () => {
  const OLD = 600
  let far: TemporaryStore

  beforeAll(async () => {
    far = new TemporaryStore()
    const posts = Array.from({ length: 8_000 }, (_, i) => {
      const isOld = i >= 8_000 - OLD
      return stored(`p${String(i).padStart(5, '0')}`, 'post', {
        status: isOld ? 'archived' : 'current',
        publishedAt: new Date(Date.UTC(2026, 0, 1) - i * 3_600_000).toISOString(),
        categories: [{ _ref: isOld ? 'old' : 'new' }],
      })
    })
    await far.put(...posts)
  })

  afterAll(() => far.remove())

  test.each([
    '*[_type == "post" && status == "archived"][0...3]',
    '*[_type == "post" && references("old")][0...3]',
    '*[_type == "post" && references("old")] | order(publishedAt desc)[0...3]',
    '*[_type == "post" && status == "archived" && publishedAt < "2026-01-01"] | order(publishedAt desc, _id)[0...3]',
  ])('%s reads hardly more than what it looks for', (query) => {
    const ids = far.query(`${query}._id`)
    expect(ids).toEqual(['p07400', 'p07401', 'p07402'])
    expect(far.explain(query)[0]?.rowsRead).toBeLessThanOrEqual(2 * OLD)
  })

  test('is not looked for there when it stands near', () => {
    const [step] = far.explain('*[_type == "post" && status == "current"][0...3]')
    expect(step?.rowsRead).toBe(3)
  })
})

describe('documents are found through an index', () => {
  test('one by slug', () => {
    const [step] = read('*[_type == "post" && slug.current == $slug][0]', { slug: 'post-7' })
    expect(step?.index).toMatch(/^document_by_type_slug_current_/)
    expect(step?.rowsRead).toBe(1)
    expect(read('*[slug.current == "none"][0]')[0]).toMatchObject({ rowsRead: 0 })
  })

  test('the newest ten of a type', () => {
    const [step] = read('*[_type == "post"] | order(publishedAt desc)[0...10]{title}')
    expect(step?.index).toMatch(/^document_by_type_publishedAt_/)
    expect(step).toMatchObject({ order: 'index', rowsRead: 10 })
  })

  test('a page of what came before, ordered by two attributes', () => {
    const [step] = read(
      '*[_type == "post" && publishedAt < $before] | order(publishedAt desc, _id asc)[0...5]',
      { before: '2020-02-01' },
    )
    expect(step?.index).toMatch(/^document_by_type_publishedAt_/)
    // One more than the slice: the first of the next run tells that the last run is whole.
    expect(step).toMatchObject({ order: 'index', rowsRead: 6 })
  })

  test('what refers to a document, from within a projection', () => {
    const steps = read('*[_id == "author-3"]{"posts": *[references(^._id)]._id}')
    expect(steps.map(({ index, rowsRead }) => [index, rowsRead])).toEqual([
      ['id', 1],
      ['reference', 40],
    ])
    expect(read('*[author._ref == "author-3"]')[0]).toMatchObject({
      index: 'reference',
      rowsRead: 40,
    })
    expect(read('count(*["author-3" in authors[]._ref])')[0]).toMatchObject({ index: 'reference' })
  })

  test('some by id, in any perspective', () => {
    expect(read('*[_id in ["post-1", "drafts.post-3", "none"]]')[0]).toMatchObject({
      index: 'id',
      rowsRead: 2,
    })
    const drafts = ['drafts', 'published']
    expect(read('*[_id in ["post-1", "post-3"]]', {}, drafts)[0]).toMatchObject({ rowsRead: 2 })
    expect(read('*[sanity::versionOf("post-3")]._id')[0]).toMatchObject({ rowsRead: 2 })
    expect(read('*[_id in path("drafts.**")]')[0]).toMatchObject({ index: 'id', rowsRead: 1 })
  })

  test.each([10, 300, 301, 1_000])('by any of %i ids, named one by one', (count) => {
    const ids = Array.from({ length: count }, (_, n) => `post-${n}`)
    const any = ids.map((id) => `_id == "${id}"`).join(' || ')
    expect(lake.query(`count(*[${any}])`)).toBe(count)
    expect(lake.query(`*[_type == "post" && (${any})]._id`)).toHaveLength(count)
    expect(read(`*[${any}]`)[0]?.index).toMatch(count <= 300 ? /^id \+ id/ : /^scan$/)
  })

  test('by rare words', () => {
    const index = 'document_fts'
    expect(read('*[@ match text::query("magnes*")]')[0]).toMatchObject({ index, rowsRead: 20 })
    expect(read('*[title match "about"]')[0]).toMatchObject({ index, rowsRead: 20 })
    expect(read('*[@ match text::query("nowhere")]')[0]).toMatchObject({ index, rowsRead: 0 })
  })

  test('by a common word along the order, as far as the slice goes', () => {
    const query =
      '*[_type == "post" && @ match text::query("common")] | order(publishedAt desc)[0...5]'
    // The draft has neither a date, which puts it first, nor the word.
    expect(read(query)[0]).toMatchObject({ order: 'index', rowsRead: 6 })
  })

  test('by the beginning of a text', () => {
    const count = (query: string) => lake.query(`count(${query})`)
    const query = '*[_type == "post" && string::startsWith(title, "Post 19")]'
    expect(read(query)[0]?.index).toMatch(/^document_by_type_title_/)
    expect(read(query)[0]).toMatchObject({ rowsRead: 111 })
    expect(read(`count(${query})`)[0]).toMatchObject({ rowsRead: 0 })
    expect(count(query)).toBe(111)
    expect(read('*[string::startsWith(_id, "author-4")]')[0]).toMatchObject({
      index: 'id',
      rowsRead: 11,
    })
    expect(count('*[string::startsWith(title, "")]')).toBe(2_001)
    expect(count('*[string::startsWith(title, "\u{10ffff}")]')).toBe(0)
  })

  test('between two values, without those beyond either', () => {
    const days = '*[_type == "post" && publishedAt in "2020-01-05".."2020-01-06"]'
    expect(read(days)[0]?.index).toMatch(/^document_by_type_publishedAt_/)
    expect(read(days)[0]).toMatchObject({ rowsRead: 24 })
    expect(read(`count(${days})`)[0]).toMatchObject({ rowsRead: 0 })
    expect(read('*[publishedAt in 1.."2"]')[0]).toMatchObject({ index: 'none' })
  })

  test('by a point in time, with some slack for time zones', () => {
    const latest = '*[_type == "post" && dateTime(publishedAt) > dateTime("2020-03-24T00:00:00Z")]'
    const [step] = read(latest)
    expect(step?.index).toMatch(/^document_by_type_publishedAt_/)
    expect(step?.rowsRead).toBeLessThan(32 + 5 * 24)
    expect(lake.query(`count(${latest})`)).toBe(7)
    expect(read('*[dateTime("1990-01-01T00:00:00Z") > dateTime(publishedAt)]')[0]).toMatchObject({
      rowsRead: 0,
    })
    expect(read('*[dateTime(publishedAt) == dateTime("2020-01-01T05:00:00Z")]')[0]?.rowsRead).toBe(
      5 * 24 + 5,
    )
  })

  test('by a member of an array of texts', () => {
    const query = '*["Rare find" in tags]'
    expect(read(query)[0]).toMatchObject({ index: 'document_fts', rowsRead: 10 })
    expect(lake.query(`count(${query})`)).toBe(10)
    expect(lake.query('count(*["rare find" in tags])')).toBe(0)
  })

  test('by the id of what they refer to', () => {
    const index = 'reference'
    expect(read('*[author->_id == "author-45"]')[0]).toMatchObject({ index, rowsRead: 40 })
    expect(read('*["shelf-3" in links[]->_id]')[0]).toMatchObject({ index, rowsRead: 50 })
  })

  test("the Studio's list, ordered by a projected attribute", () => {
    const query = `*[_type in $__types && ([@, _id] match text::query($__query) || references($__rawQuery)) && (_type == "post")]
      {_type,_id,_originalId,"orderings":[_updatedAt]} | order(orderings[0] desc) [0...$__limit]`
    const params = { __types: ['post'], __query: '*', __rawQuery: '', __limit: 101 }
    const [step] = read(query, params, ['drafts', 'published'])
    expect(step?.index).toMatch(/^document_by_type__updatedAt_/)
    expect(step).toMatchObject({ order: 'index', rowsRead: 101 })
  })

  test('and counted without being read', () => {
    expect(read('count(*[_type == "post"])')[0]).toMatchObject({ rowsRead: 0 })
    expect(lake.query('count(*[_type == "post"])')).toBe(2001)
  })

  test.each([
    ['*[0...3]', 'document_by_group', 3],
    ['*[-3..-1]', 'document_by_group', 3],
    ['*[0...3] | order(lower(title))', 'document_by_group', 3],
    ['*', 'scan', 2_051],
    ['*[1..-2]', 'scan', 2_051],
    ['* | order(lower(title))[0]', 'scan', 2_051],
    ['*[count(tags) > 5][0]', 'scan', 2_051],
  ])('%s walks all by their ids, as far as the slice goes: %s', (query, index, rowsRead) => {
    expect(read(query)[0]).toMatchObject({ index, rowsRead })
  })

  test('by a range of ids, of which nobody says that all were read', () => {
    const [step] = read('*[_id > "post-1"][0...3]')
    expect(step).toMatchObject({ index: 'document_by_group', conditions: ['_id > ?'] })
    expect(step?.rowsRead).toBeLessThan(100)
  })

  test('none at all where the filter can never hold', () => {
    expect(read('*[_type == "post" && _type == "author"]')[0]).toMatchObject({ index: 'none' })
  })
})

test('the number of indexes is bounded, and those in use stay', { timeout: 60_000 }, () => {
  for (let i = 0; i < 60; i++) {
    read(`*[field${i} == 1]`)
    read('*[_type == "post" && slug.current == "post-1"]')
  }
  const names = lake.store.database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'document_by_%'")
    .all()
    .map((row) => String(row.name))
  expect(names).toHaveLength(48)
  expect(names.filter((name) => name.includes('slug_current'))).not.toHaveLength(0)
  expect(lake.query('count(*[field1 == 1])')).toBe(0)
})

test('a query over more attributes than there can be indexes finds its documents', {
  timeout: 60_000,
}, () => {
  const names = Array.from({ length: 70 }, (_, i) => `other${i}`)
  const either = names.map((name) => `${name} == 1`).join(' || ')
  expect(lake.query(`*[${either} || slug.current == "post-9"]._id`)).toEqual(['post-9'])
  const parts = names.map((name) => `"${name}": count(*[_type == ^._type && ${name} == 1])`)
  const query = `*[_type == "post"] | order(publishedAt asc)[0...3]{${parts.join(', ')}}`
  expect(lake.query(query)).toHaveLength(3)
})

test.each([
  ['*[_type == "post"]{title}[title > "A"]', ['[title > "A"]']],
  [
    '*[_type == "post"] | order(title) | order(publishedAt desc, _id)',
    ['order(publishedAt desc, _id)'],
  ],
  ['*{title}[title > "A"] | order(title)', ['[title > "A"]', 'order(title)']],
  ['*[_id == "post-1"]{"all": *[_type == "author"]{name}[name == "A1"]}', ['[name == "A1"]']],
  ['*[_type == "post"][title > "A"] | order(title)[0...3]{title}', []],
  ['*[_type == "post"][0...3][title > "A"] | order(title)', []],
  ['*[_type == "post"]{"few": tags[@ > "a"]} | order(few[0])', []],
])('what no walk of %s takes along is told', (query, steps) => {
  expect(lake.inMemory(query)).toEqual(steps)
})

test('a subquery that is the same for every document runs once', () => {
  const steps = lake.explain('*[_type == "post" && author._ref in *[name == "A7"]._id]._id')
  expect(steps).toHaveLength(2)
  expect(steps.map(({ rowsRead }) => rowsRead)).toEqual([1, 40])
})
