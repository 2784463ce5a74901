import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JsonObject } from '../json.ts'
import { stored, TemporaryStore } from './test-support/temporary-store.ts'

let lake: TemporaryStore

beforeAll(async () => {
  lake = new TemporaryStore()
  await lake.put(
    ...Array.from({ length: 30 }, (_, n) => stored(`many-${n}`, 'post', { kind: 'many' })),
    stored('one', 'post', { slug: { current: 'one' }, kind: 'few', flag: true }),
    stored('two', 'post', { slug: { current: 'two' }, kind: 'few' }),
    stored('drafts.two', 'post', { slug: { current: 'two' }, kind: 'few', isDraft: true }),
    stored('drafts.three', 'post', { slug: { current: 'three' }, kind: 'few' }),
    stored('versions.r1.one', 'post', {
      slug: { current: 'one, later' },
      _system: { delete: true },
    }),
    stored('secret.one', 'post', { slug: { current: 'secret' }, kind: 'few' }),
    stored('page', 'page', { slug: { current: 'one' } }),
    ...['one', 'two', 'secret.one'].flatMap((_ref) =>
      Array.from({ length: 5 }, (_, n) => {
        const rank = [3, 1, 'text', undefined, 1][n]
        return stored(`page-${_ref.replace('.', '-')}-${n}`, 'page', {
          about: { _type: 'reference', _ref },
          ...(rank !== undefined && { rank, nested: { rank } }),
        })
      }),
    ),
    stored('drafts.page-one-0', 'page', { about: { _type: 'reference', _ref: 'one' }, rank: 0 }),
    stored('post-one', 'post', { about: { _type: 'reference', _ref: 'one' }, rank: 2 }),
  )
})
afterAll(() => lake.remove())

const VIEWS = [
  { perspective: ['raw'] },
  { perspective: ['raw'], publicOnly: true },
  { perspective: ['raw'], withoutVersions: true },
  { perspective: ['published'] },
  { perspective: ['published'], publicOnly: true },
  { perspective: ['drafts', 'published'] },
  { perspective: ['r1', 'drafts', 'published'] },
]

describe('what is looked up is what a plan finds:', () => {
  test.each<[string, JsonObject?]>([
    ['_type == "post" && slug.current == $slug', { slug: 'one' }],
    ['_type == "post" && slug.current == $slug', { slug: 'two' }],
    ['_type == "post" && slug.current == $slug', { slug: 'three' }],
    ['_type == "post" && slug.current == $slug', { slug: 'secret' }],
    ['_type == "post" && slug.current == $slug', { slug: 'one, later' }],
    ['_type == "post" && slug.current == $slug', { slug: 'none' }],
    ['_type == "post" && slug.current == $slug', { slug: null }],
    ['_type == "post" && slug.current == $slug', { slug: 7 }],
    ['_type == "post" && slug.current == $slug', { slug: 'lone \ud800' }],
    ['("one" == slug.current) && (_type == "post")'],
    ['_type == "post" && kind == "few"'],
    ['_type == "post" && kind == "many"'],
    ['_type == "post" && flag == true'],
    ['_type == "post" && _type == "page"'],
    ['_type == "page" && slug.current == "one"'],
    ['_type == "post" && _id == "one"'],
    ['_type == "page" && _id == "one"'],
    ['_id == "one"'],
    ['_id == "two"'],
    ['_id == "drafts.two"'],
    ['_id == "drafts.three"'],
    ['_id == "three"'],
    ['_id == "versions.r1.one"'],
    ['_id == "secret.one"'],
    ['_id == "none"'],
    ['_id == null'],
    ['_originalId == "one"'],
  ])('%s %j', (filter, params = {}) => {
    for (const view of VIEWS) {
      for (const rest of ['', '[0]', '[0]{_id, kind}', '[1]', '[-1]', '[1..2]', '{_id}']) {
        const planned = lake.answer(`*[${filter} && true]${rest}`, { params, ...view })
        const lookedUp = lake.answer(`*[${filter}]${rest}`, { params, ...view })
        expect(lookedUp, `${rest} ${JSON.stringify(view)}`).toEqual(planned)
      }
    }
  })

  test.each([
    'references("one")',
    '(_type == "post" && references($id))',
    'references($ids)',
    'references($none)',
    'references("secret.one")',
    'references(*[_id == "one"]._id)',
  ])('what refers, %s', (part) => {
    const params = { id: 'one', ids: ['one', 'two'], none: null }
    const filter = part.includes('_type') ? part : `_type == "page" && ${part}`
    for (const view of VIEWS) {
      for (const order of [
        'rank',
        'rank desc',
        'rank asc, _id',
        'nested.rank',
        '_id',
        '_updatedAt',
      ]) {
        for (const slice of [
          '[0...2]',
          '[1..2]',
          '[0]',
          '[2...2]',
          '[3...1]',
          '[-2...1]',
          '[60...80]',
          '',
        ]) {
          const rest = `| order(${order})${slice}`
          const planned = lake.answer(`*[${filter} && true] ${rest}`, { params, ...view })
          const lookedUp = lake.answer(`*[${filter}] ${rest}`, { params, ...view })
          expect(lookedUp, `${rest} ${JSON.stringify(view)}`).toEqual(planned)
        }
      }
    }
  })

  test('of values that come from outside of a subquery', () => {
    const posts = (filter: string) =>
      lake.query(`*[_type == "page" && defined(slug)]{"same": *[${filter}][0]._id}`, {
        perspective: ['published'],
      })
    expect(posts('_type == "post" && slug.current == ^.slug.current')).toEqual([{ same: 'one' }])
  })
})
