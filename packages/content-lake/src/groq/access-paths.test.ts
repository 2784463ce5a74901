import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stored, TemporaryStore } from './test-support/temporary-store.ts'
import type { Walk } from './walk-log.ts'

const POSTS = 2_000
/** So many more documents than those that come out may be read: one tells that the last of equals was seen. */
const FEW = 2

let lake: TemporaryStore

beforeAll(async () => {
  lake = new TemporaryStore()
  const posts = Array.from({ length: POSTS }, (_, i) =>
    stored(`post-${String(i).padStart(4, '0')}`, 'post', {
      title: `Post ${i}${i % 200 === 7 ? ' about magnesium' : ''}`,
      slug: { current: `post-${i}` },
      n: i,
      publishedAt: new Date(Date.UTC(2020, 0, 1, i)).toISOString(),
      featured: i % 100 === 0,
      ...(i % 100 !== 1 && { summary: 'There is one' }),
      ...(i % 400 === 2 && { cover: { alt: 'A cover' } }),
      author: { _ref: `author-${i % 50}` },
      tags: ['all', ...(i % 200 === 3 ? ['rare'] : [])],
      links: [{ _ref: `shelf-${i % 40}` }],
    }),
  )
  const authors = Array.from({ length: 50 }, (_, i) =>
    stored(`author-${i}`, 'author', {
      name: `A${i}`,
      best: `post-00${String(i).padStart(2, '0')}`,
    }),
  )
  const shelves = Array.from({ length: 40 }, (_, i) => stored(`shelf-${i}`, 'shelf'))
  await lake.put(
    ...posts,
    ...shelves,
    ...authors,
    stored('drafts.post-0003', 'post', { title: 'Draft' }),
  )
})

afterAll(() => lake.remove())

const SLUG = /^document_by_type_slug_current_/
const TITLE = /^document_by_type_title_/
const NUMBER = /^document_by_type_n_/
const DATE = /^document_by_type_publishedAt_/
const FEATURED = /^document_by_type_featured_/
const AUTHOR = /^document_by_type_author__ref_/
const REFERRER = /^referrer_by_publishedAt_/
const SUMMARY = /^document_by_type_summary_/

function walksOf(query: string, params = {}): readonly Walk[] {
  return lake.explain(query, { params, perspective: ['published'] })
}

describe('reads what it finds and hardly more:', () => {
  // A filter or a pipeline over posts, the index it goes through, and how many documents it finds.
  test.each<[string, RegExp | string, number]>([
    ['*[_type == "post" && slug.current == "post-7"]', SLUG, 1],
    ['*[_type == "post" && "post-7" == slug.current]', SLUG, 1],
    ['*[slug.current == "post-7"]', /^document_by_slug_current_/, 1],
    ['*[_type == "post" && slug.current in ["post-7", "post-8", "none"]]', SLUG, 2],
    ['*[_type == "post" && slug.current in $slugs]', SLUG, 1_000],
    ['*[_type == "post" && (slug.current == "post-1" || slug.current == "post-2")]', /slug/, 2],
    ['*[_type == "post" && (slug.current == "post-1" || n == 2)]', /slug.* \+ .*_n_/, 2],
    [
      '*[(_type == "post" && n == 5) || (_type == "author" && name == "A3")]',
      /type_n_.* \+ .*type_name_/,
      2,
    ],
    [
      '*[_type == "post" && (n < 5 && title == "Post 3" || slug.current == "post-2")]',
      /title.* \+ .*slug/,
      2,
    ],
    ['*[_type == "post" && n >= 1990]', NUMBER, 10],
    ['*[_type == "post" && n > 100 && n <= 105]', NUMBER, 5],
    ['*[_type == "post" && n < 105 && 100 < n]', NUMBER, 4],
    ['*[_type == "post" && n in 100..109]', NUMBER, 10],
    ['*[_type == "post" && n > 5 && n < "6"]', 'none', 0],
    ['*[_type == "post" && featured]', FEATURED, 20],
    ['*[_type == "post" && featured == true]', FEATURED, 20],
    ['*[_type == "author" && !featured]', /^document_by_type_featured_/, 0],
    ['*[_type == "post" && !defined(summary)]', SUMMARY, 20],
    ['*[_type == "post" && summary == null]', SUMMARY, 20],
    ['*[_type == "post" && summary != "There is one"]', SUMMARY, 20],
    ['*[_type == "post" && !(summary == "There is one")]', SUMMARY, 20],
    ['*[_type == "post" && !(n != 7)]', NUMBER, 1],
    ['*[_type == "post" && featured != false]', FEATURED, 20],
    ['*[_type != "post"]', 'document_by_type', 90],
    ['*[_type == "author" && defined(best)]', /^document_by_type_best_/, 50],
    ['*[_type == "post" && defined(cover)]', /^document_by_type_cover_/, 5],
    ['*[_type == "post" && cover != null]', /^document_by_type_cover_/, 5],
    ['*[defined(cover)]', /^document_by_cover_/, 5],
    ['*[_type == "post" && n < 1000 && defined(cover)]', /^document_by_type_cover_/, 3],
    ['*[_type == "post" && publishedAt >= "2020-01-05" && publishedAt < "2020-01-06"]', DATE, 24],
    ['*[_type == "post" && publishedAt in "2020-01-05".."2020-01-06"]', DATE, 24],
    ['*[_type == "post" && string::startsWith(title, "Post 199")]', TITLE, 11],
    ['*[_id == "post-0005"]', 'document_by_group', 1],
    ['*[_id in ["post-0005", "post-0006"]]', 'document_by_group', 2],
    ['*[_id in path("post-0005")]', 'document_by_group', 1],
    ['*[string::startsWith(_id, "post-199")]', 'document_by_group', 10],
    ['*[_id > "post-1989" && _id <= "post-1994"]', 'document_by_group', 5],
    ['*[references("author-3")]', 'reference', 40],
    ['count(*[references("author-3")])', 'reference', 40],
    ['*[_type == "post" && references("author-3", "author-4")]', 'reference', 80],
    ['*[_type == "post" && author._ref == "author-3"]', 'reference', 40],
    ['*[_type == "post" && author._ref in ["author-3", "author-4"]]', 'reference', 80],
    ['*[_type == "post" && author->_id == "author-3"]', 'reference', 40],
    ['*[_type == "post" && author->name == "A7"]', AUTHOR, 40],
    ['*[author->name == "A7"]', /^document_by_author__ref_/, 40],
    ['*[_type == "post" && lower(author->name) in ["a7", "a8"]]', AUTHOR, 80],
    ['*[_type == "post" && author->best match "post-0007"]', AUTHOR, 40],
    ['*["shelf-3" in links[]._ref]', 'reference', 50],
    ['*["shelf-3" in links[]->_id]', 'reference', 50],
    ['*[_type == "post" && title match "magnesium"]', 'document_fts', 10],
    ['*[_type == "post" && title match "magne*"]', 'document_fts', 10],
    ['*[_type == "post" && "rare" in tags]', 'document_fts', 10],
    ['*[_type == "post" && ("rare" in tags || title match "magnesium")]', /fts \+ .*fts/, 20],
    ['*[_type == "post" && array::intersects(tags, ["rare", "none"])]', /fts/, 10],
    ['*[array::intersects(links[]._ref, ["shelf-3", "shelf-4"])]', 'reference', 100],
    ['*[_type == "post" && n >= 100 && !(n > 105)]', NUMBER, 6],
    ['*[_type == "post" && !(n < 1990 || n > 1994)]', NUMBER, 5],
    ['*[_type == "post" && !(n >= 5 && n < 1995)]', /n_.* \+ .*_n_/, 10],
    ['*[_type == "author" && !!featured]', /featured/, 0],
    ['*[_type == "post"] | order(publishedAt desc)[0...10]', DATE, 10],
    ['*[_type == "post"] | order(publishedAt)[0...10]', DATE, 10],
    ['*[_type == "post"] | order(publishedAt desc, _id)[0...10]', DATE, 10],
    ['*[_type == "post"] | order(publishedAt desc, title)[0...10]', DATE, 10],
    ['*[_type == "post"] | order(publishedAt desc)[0]', DATE, 1],
    ['*[_type == "post"]{"at": publishedAt} | order(at desc)[0...10]', DATE, 10],
    ['*[_type == "post"] | order(publishedAt desc)[1500...1510]', DATE, 10],
    ['*[_type == "post"] | order(publishedAt desc, _id)[1500]', DATE, 1],
    ['*[_type == "post" && n >= 100] | order(n desc, _id)[1000...1010]', NUMBER, 10],
    ['*[_type == "post"][1500...1510]', 'document_by_type', 10],
    ['*[_type == "post"][-10..-1]', 'document_by_type', 10],
    ['*[_type == "post"] | order(publishedAt)[-10..-1]', DATE, 10],
    ['*[_type == "post"] | order(publishedAt desc, _id)[-1]', DATE, 1],
    ['*[_type == "post" && n < 1000] | order(n desc)[-10..-1]', NUMBER, 10],
    ['*[_type == "post"] | order(author->name)[0...10]', AUTHOR, 10],
    ['*[_type == "post"] | order(slug.current desc)[0..4]', SLUG, 5],
    ['*[_type == "post" && n < 1000] | order(n desc)[0...10]', NUMBER, 10],
    ['*[_type == "post" && n > 100 && n < 1000] | order(n desc)[0...10]', NUMBER, 10],
    [
      '*[_type in ["post", "author"]] | order(publishedAt desc)[50...60]',
      /^document_by_published/,
      10,
    ],
    [
      '*[_type == "post" && references("author-3")] | order(publishedAt desc)[0...40]',
      REFERRER,
      40,
    ],
    ['*[_type == "post" && references("shelf-3")] | order(publishedAt desc)[0...10]', REFERRER, 10],
    ['*[references("shelf-3") && _type == "post"] | order(publishedAt)[5]', REFERRER, 1],
    [
      '*[_type == "post" && author._ref == "author-3"] | order(publishedAt desc)[0..4]',
      REFERRER,
      5,
    ],
  ])('%s', (query, index, found) => {
    const params = { slugs: Array.from({ length: 1_000 }, (_, i) => `post-${i}`) }
    const [walk, ...others] = walksOf(query, params)
    expect(walk?.index).toMatch(index)
    expect(walk).toMatchObject({ documents: found, unindexed: [], runs: 1 })
    expect(walk?.rowsRead).toBeLessThanOrEqual(found + FEW)
    expect(others).toEqual([])
  })

  test.each([
    ['count(*[_type == "post"])', 'document_by_type', POSTS],
    ['count(*[_type == "post" && n > 100 && n < 1000])', NUMBER, 899],
    ['count(*[_type == "post" && featured])', FEATURED, 20],
    ['count(*[_type == "post" && slug.current == "post-7"])', SLUG, 1],
    ['count(*[_type == "post" && n != 5])', NUMBER, POSTS - 1],
    ['count(*[_type == "post" && author->name == "A7"])', AUTHOR, 40],
    ['count(*[_type != "post"])', 'document_by_type', 90],
    ['count(*[_type == "post" && defined(slug.current)])', SLUG, POSTS],
    ['count(*[_type == "post" && defined(cover)])', /_cover_/, 5],
    ['count(*[_type == "post" && !defined(cover)])', /_cover_/, POSTS - 5],
    ['count(*[_type == "post" && cover == null])', /_cover_/, POSTS - 5],
    ['count(*[_type == "post" && ($none == null || n == $none)])', 'document_by_type', POSTS],
    ['count(*[_type == "post" && (!defined($one) || n == $one)])', NUMBER, 1],
  ])('%s without a document', (query, index, documents) => {
    const [walk] = walksOf(query, { none: null, one: 1 })
    expect(walk?.index).toMatch(index)
    expect(walk).toMatchObject({ documents, rowsRead: 0, unindexed: [] })
  })
})

test('what few documents have is looked for among the first, and then by its index', () => {
  for (const query of [
    '*[_type == "post" && defined(cover)][0...3]',
    '*[_type == "post" && defined(cover)] | order(n desc)[0...3]',
    '*[_type == "post" && summary != "There is one"] | order(publishedAt)[0...5]',
  ]) {
    expect(walksOf(query)[0]?.rowsRead).toBeLessThanOrEqual(64)
  }
})

describe('drafts are found among all versions by their own ids:', () => {
  test.each([
    '*[string::startsWith(_id, "drafts.")]',
    '*[string::startsWith(_id, "drafts.")][0...5]',
    '*[_id in path("drafts.**")]',
    '*[_id in path("drafts.**")][0...5]',
    '*[_id in path("drafts.**") && _type == "post"] | order(_id)[0...5]',
    '*[_id > "drafts." && _id < "drafts/"][0...5]',
  ])('%s', (query) => {
    const [walk] = lake.explain(query, { perspective: ['raw'] })
    expect(walk).toMatchObject({ index: 'id', documents: 1, rowsRead: 1, unindexed: [] })
  })
})

describe('of documents that are equal by the first term of an order, few more than come out are read:', () => {
  test.each([
    ['*[_type == "post"] | order(featured, publishedAt desc)[0...10]', FEATURED],
    ['*[_type == "post"] | order(featured desc, publishedAt desc)[10...30]', FEATURED],
    ['*[_type == "post"] | order(missing, featured desc, n)[15...25]', /_missing_/],
    ['*[_type == "post"] | order(featured desc, n)[-10..-1]', FEATURED],
    ['*[_type == "post"] | order(author->name desc, publishedAt desc)[0...10]', AUTHOR],
    ['*[_type == "post"] | order(author->name desc)[80...90]', AUTHOR],
    ['*[_type == "post"] | order(author->name desc, featured, n)[35...45]', AUTHOR],
  ])('%s', (query, index) => {
    const [walk, ...others] = walksOf(query)
    expect(walk?.index).toMatch(index)
    expect(walk).toMatchObject({ order: 'index' })
    expect(walk?.rowsRead).toBeLessThanOrEqual(100)
    expect(others).toEqual([])
    const ids = (asked: string) => lake.query(`${asked}._id`, { perspective: ['published'] })
    // Of an array that is put together, no index knows.
    expect(ids(query)).toEqual(ids(query.replace('*[_type == "post"]', '[...*[_type == "post"]]')))
  })
})

test('a slice deep in an order is the right one', () => {
  const deep = (query: string) => lake.query(query, { perspective: ['published'] })
  expect(deep('*[_type == "post"] | order(n desc)[1500...1503].n')).toEqual([499, 498, 497])
  expect(deep('*[_type == "post"] | order(n desc, _id)[1500..1501].n')).toEqual([499, 498])
  expect(deep('*[_type == "post"] | order(n)[1500].n')).toBe(1500)
  expect(deep('*[_type == "post" && n > 10] | order(n)[1985...2100].n')).toEqual([
    1996, 1997, 1998, 1999,
  ])
  expect(deep('*[_type == "post"] | order(n)[5..3].n')).toEqual([])
  expect(deep('*[_type == "post"] | order(n)[2000...2010].n')).toEqual([])
})

test('a time between two others is looked for between them, with some slack for time zones', () => {
  const times = 'dateTime("2020-01-20T00:00:00Z")..dateTime("2020-01-21T00:00:00Z")'
  const [walk] = walksOf(`*[_type == "post" && dateTime(publishedAt) in ${times}]`)
  expect(walk?.index).toMatch(DATE)
  expect(walk).toMatchObject({ documents: 25 })
  expect(walk?.rowsRead).toBeLessThanOrEqual(11 * 24)
})

describe('a subquery for each of many documents', () => {
  test.each([
    ['"posts": *[_type == "post" && author._ref == ^._id][0...3]', 'reference', 3 * 40],
    ['"posts": count(*[references(^._id)])', 'reference', 3 * 40],
    ['"best": *[_id == ^.best][0]', 'document_by_group', 3],
    ['"next": *[_type == "post" && n > 5 && slug.current != ^._id] | order(n)[0]', NUMBER, 3],
  ])('{%s} is one line, and goes through an index each time', (projection, index, rows) => {
    const walks = walksOf(`*[_type == "author"][0...3]{${projection}}`)
    expect(walks).toHaveLength(2)
    expect(walks[0]).toMatchObject({ index: 'document_by_type', runs: 1, documents: 3 })
    expect(walks[1]?.index).toMatch(index)
    expect(walks[1]?.runs).toBe(3)
    expect(walks[1]?.rowsRead).toBeLessThanOrEqual(rows)
  })
})

describe('a subquery that asks for what the outer document lacks reads nothing', () => {
  test.each([
    '_id == ^.none',
    '_id == ^.none._ref',
    '_type == ^.none',
    '_id in ^.none',
    'n > ^.none',
    'dateTime(publishedAt) < ^.none',
    'n in ^.none..5',
    'references(^.none)',
    'references(^.none[]._ref)',
    'string::startsWith(title, ^.none)',
    'sanity::versionOf(^.none)',
    '_type == "post" && (n > ^.none || slug.current == ^.none)',
  ])('%s', (filter) => {
    const walks = walksOf(`*[_type == "author"][0...3]{"found": *[${filter}]}`)
    expect(walks[1]).toMatchObject({ runs: 3, rowsRead: 0, documents: 0 })
  })
})

describe('no index knows', () => {
  test.each([
    ['*[lower(title) == "post 5"]', 'scan', ['lower(title) == "post 5"']],
    ['*[_type == "post" && n + 1 == 5]', 'document_by_type', ['n + 1 == 5']],
    ['*[_type == "post" && _id != "post-5"]', 'document_by_type', ['_id != "post-5"']],
    ['*[_type == "post" && author->name != "A7"]', 'document_by_type', ['author->name != "A7"']],
    ['*[title match "*esium"]', 'scan', ['title match "*esium"']],
    ['*', 'scan', []],
  ])('%s', (query, index, unindexed) => {
    expect(walksOf(query)[0]).toMatchObject({ index, unindexed })
  })

  test('what a reference leads to, where another condition leaves few documents to read', () => {
    const [walk] = walksOf('*[_type == "post" && n >= 1990 && author->name == "A41"]')
    expect(walk).toMatchObject({ rowsRead: 10, unindexed: ['author->name == "A41"'] })
    expect(walk?.index).toMatch(NUMBER)
  })

  test('an order by an expression, which is one of all that is found', () => {
    const [walk] = walksOf('*[_type == "post"] | order(lower(title))[0...10]')
    expect(walk).toMatchObject({ order: 'memory', rowsRead: POSTS, documents: 10 })
  })
})
