import { beforeAll, describe, expect, test } from 'vitest'
import { assumed } from '../support/cases.ts'
import { query } from '../support/data.ts'
import { drafting } from '../support/drafting.ts'

const { here, write } = drafting()
const [inTitle, inBody, neither] = [here.id(), here.id(), here.id()]

beforeAll(() =>
  write(
    { _id: inTitle, title: 'Magnesium and sleep', body: 'Nothing else' },
    { _id: inBody, title: 'Vitamins', body: 'Some magnesium, the café says' },
    { _id: neither, title: 'Iodine', body: 'Salt', nested: { texts: ['deep sea'] } },
  ),
)

/** The ids of documents whose texts fit, in the order in which they were made. */
const found = (search: string, left = '@') =>
  query<string[]>(`*[_type == $type && ${left} match text::query($search)] | order(_id)._id`, {
    type: here.type,
    search,
  })

describe('text::query()', () => {
  test.each([
    ['a word, in any case', 'MAGNESIUM', [inTitle, inBody]],
    ['a word anywhere in the document', 'deep', [neither]],
    ['all of several words', 'magnesium sleep', [inTitle]],
    ['no part of a word', 'magnes', []],
    ['the beginning of a word', 'magnes*', [inTitle, inBody]],
    ['a phrase', '"magnesium and sleep"', [inTitle]],
    ['no phrase in another order', '"sleep and magnesium"', []],
    ['all but a word', 'magnesium -sleep', [inBody]],
    ['nothing', 'zinc', []],
    ['everything', '*', [inTitle, inBody, neither]],
  ])('finds %s', async (_, search, expected) => {
    expect(await found(search)).toEqual(expected)
  })

  test('looks at one attribute', async () => {
    expect(await found('magnesium', 'title')).toEqual([inTitle])
    expect(await found('sea', 'nested.texts')).toEqual([neither])
  })

  assumed('the Studio’s search', 'looks at ids beside the document', async () => {
    expect(await found(`"${inBody}"`, '[@, _id]')).toEqual([inBody])
  })

  assumed('the search of other engines', 'finds words without their accents', async () => {
    expect(await found('cafe')).toEqual([inBody])
  })
})

describe('score()', () => {
  const scored = (conditions: string, rest = '') =>
    query<{ _id: string; _score: number }[]>(
      `*[_type == $type] | score(${conditions}) | order(_score desc, _id)${rest}{_id, _score}`,
      { type: here.type },
    )

  test('leaves every document in, those that fit before those that do not', async () => {
    const result = await scored('title match "sleep"')
    expect(result.map(({ _id }) => _id)).toEqual([inTitle, inBody, neither])
    expect(result[0]?._score).toBeGreaterThan(0)
    expect(result.slice(1).map(({ _score }) => _score)).toEqual([0, 0])
  })

  test('adds up what fits', async () => {
    const [once] = await scored('title match "sleep"')
    const [twice] = await scored('title match "sleep", body match "nothing"')
    expect(twice?._id).toBe(inTitle)
    expect(twice?._score).toBeGreaterThan(once?._score ?? Number.POSITIVE_INFINITY)
  })

  test('lets one filter by the score', async () => {
    const result = await scored('body match "magnesium"', '[_score > 0]')
    expect(result.map(({ _id }) => _id)).toEqual([inBody])
  })

  test('takes conditions that are not about text', async () => {
    const [first] = await scored(`_id == "${neither}"`)
    expect(first?._id).toBe(neither)
  })

  test('weighs what is boosted', async () => {
    const conditions = (title: number, body: number) =>
      `boost(title match "magnesium", ${title}), boost(body match "magnesium", ${body})`
    const byTitle = await scored(conditions(10, 1))
    const byBody = await scored(conditions(1, 10))
    expect(byTitle.map(({ _id }) => _id)).toEqual([inTitle, inBody, neither])
    expect(byBody.map(({ _id }) => _id)).toEqual([inBody, inTitle, neither])
  })

  test('answers the Studio’s search', async () => {
    const result = await query<{ _id: string }[]>(
      `*[_type in $__types && ([@, _id] match text::query($q) || references($raw))]
        | score(
            boost(_type in $__types && title match text::query($q), 10),
            ([@, _id] match text::query($q) || references($raw)))
        | order(_score desc) [_score > 0] [0...10]{_id, _score}`,
      { __types: [here.type], q: 'magnesium', raw: 'magnesium' },
      { search: { perspective: 'drafts' } },
    )
    expect(result.map(({ _id }) => _id)).toEqual([inTitle, inBody])
  })
})
