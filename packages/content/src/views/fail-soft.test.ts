import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ContentProblem, parseFailSoft } from './fail-soft.ts'
import { list, part, text, title } from './fields.ts'

const author = z.object({ _id: z.string(), name: title })
const schema = z.object({
  _id: z.string(),
  title,
  note: text,
  author: part(author),
  items: list(z.object({ _key: z.string(), count: z.number() })),
  pair: part(z.object({ names: z.array(z.string()).min(2) })),
})

function parse(value: unknown) {
  const problems: ContentProblem[] = []
  return { view: parseFailSoft(schema, value, (problem) => problems.push(problem)), problems }
}

describe('parseFailSoft', () => {
  it('passes what fits without a report', () => {
    const { view, problems } = parse({ _id: 'a', title: ' T ', items: [{ _key: 'k', count: 1 }] })
    expect(view).toMatchObject({ title: 'T', note: null, author: null, items: [{ count: 1 }] })
    expect(problems).toEqual([])
  })

  it('answers nothing for nothing, without a report', () => {
    expect(parse(null)).toEqual({ view: null, problems: [] })
  })

  it('drops the smallest part that does not fit, and leaves its input alone', () => {
    const value = {
      _id: 'a',
      note: 7,
      items: [{ _key: 'k', count: 'x' }, null, { _key: 'l', count: 2 }],
    }
    const before = structuredClone(value)
    const { view, problems } = parse(value)
    expect(view).toMatchObject({ note: null, items: [{ _key: 'l', count: 2 }] })
    expect(problems.map(({ documentId, field }) => `${documentId} ${field}`).sort()).toEqual([
      'a items[1]',
      'a items[_key=="k"]',
      'a note',
    ])
    expect(value).toEqual(before)
  })

  it('takes away the object around a field that it needs', () => {
    const { view, problems } = parse({ _id: 'a', pair: { names: ['one'] } })
    expect(view?.pair).toBeNull()
    expect(problems).toEqual([{ documentId: 'a', field: 'pair', reason: expect.any(String) }])
  })

  it('names the document that a nested field belongs to', () => {
    const { view, problems } = parse({ _id: 'a', author: { _ref: 'p', _id: 'p', name: {} } })
    expect(view?.author?.name).toBe('Untitled')
    expect(problems).toEqual([{ documentId: 'p', field: 'name', reason: expect.any(String) }])
  })

  it('names a document that cannot be shown at all, not the one it was to be shown on', () => {
    const card = z.object({ _id: z.string(), slug: z.string(), author: part(author) })
    const page = z.object({ _id: z.string(), next: part(card), posts: list(card) })
    const wrong = [
      { _id: 'number', slug: 7, author: null },
      { _id: 'nothing', slug: null, author: null },
    ]
    const problems: ContentProblem[] = []
    const view = parseFailSoft(
      page,
      { _id: 'innocent', next: wrong[0], posts: [...wrong, { _id: 'good', slug: 'g' }] },
      (problem) => problems.push(problem),
    )
    expect(view).toMatchObject({ next: null, posts: [{ _id: 'good' }] })
    expect(problems.map(({ documentId, field }) => `${documentId} ${field}`)).toEqual([
      'number slug',
      'nothing slug',
    ])
  })

  it('names the target of a link that cannot be followed for what the target holds', () => {
    const link = z.object({
      _key: z.string(),
      target: z.object({ _id: z.string(), slug: z.string() }),
    })
    const page = z.object({ _id: z.string(), links: list(link) })
    const problems: ContentProblem[] = []
    const view = parseFailSoft(
      page,
      { _id: 'innocent', links: [{ _key: 'k', target: { _id: 'number', slug: 7 } }] },
      (problem) => problems.push(problem),
    )
    expect(view?.links).toEqual([])
    expect(problems).toMatchObject([{ documentId: 'number', field: 'slug' }])
  })

  it('says of a dangling reference what it refers to', () => {
    expect(parse({ _id: 'a', author: { _ref: 'gone' } }).problems).toEqual([
      {
        documentId: 'a',
        field: 'author',
        reason: 'refers to "gone", which does not exist or is not published',
      },
    ])
  })

  it('gives up on a result that is not a document, and says so', () => {
    const { view, problems } = parse('a string')
    expect(view).toBeNull()
    expect(problems).toHaveLength(1)
  })
})
