import { describe, expect, test } from 'vitest'
import { embeddedOnly } from '../support/cases.ts'
import { change, hear, listening } from '../support/listening.ts'

const { here, apart } = listening()

describe('the filter', () => {
  test('makes documents appear and disappear', async () => {
    const { type, create, settled } = apart()
    const stream = await hear(`*[_type == "${type}" && open == true]`)
    const { id } = await create({ open: false })
    await change({ patch: { id, set: { open: true } } })
    await change({ patch: { id, set: { n: 1 } } })
    await change({ patch: { id, set: { open: false } } })
    await change({ patch: { id, set: { n: 2 } } })
    const heard = await settled(stream)
    expect(heard.map(({ transition }) => transition)).toEqual(['appear', 'update', 'disappear'])
  })

  test('takes parameters', async () => {
    const { type, create } = apart()
    const stream = await hear('*[_type == $type && n > $n]', {
      $type: JSON.stringify(type),
      $n: '1',
    })
    await create({ n: 1 })
    const { id } = await create({ n: 2 })
    const [, heard] = await stream.first(2)
    expect(heard?.data.documentId).toBe(id)
  })

  test('is all that counts of a query', async () => {
    const { filter, create } = apart()
    const stream = await hear(`// listening\n${filter} | order(title)[0...1]{title}`)
    const { id } = await create()
    expect((await stream.first(2))[1]?.data.documentId).toBe(id)
  })

  test('may name documents', async () => {
    const { type } = apart()
    const id = here.id()
    const stream = await hear('*[_id in $ids]', { $ids: JSON.stringify([id]) })
    await change({ create: { _id: here.id(), _type: type } })
    await change({ create: { _id: id, _type: type } })
    expect((await stream.first(2))[1]?.data.documentId).toBe(id)
  })

  embeddedOnly('reads what references lead to as it is when a change is told', async () => {
    const { type, create, settled } = apart()
    const author = { _id: here.id(), _type: here.type, open: false }
    await change({ create: author })
    const { id } = await create({ author: { _ref: author._id } })
    const stream = await hear(`*[_type == "${type}" && (open == true || author->open == true)]`)
    await change({ patch: { id: author._id, set: { open: true } } })
    await change({ patch: { id, set: { n: 1 } } })
    const heard = await settled(stream)
    // The first change is the author's own; and at the second, the author is open on both sides of it.
    expect(heard.map(({ documentId, transition }) => [documentId, transition])).toEqual([
      [id, 'update'],
    ])
  })
})

describe('versions', () => {
  test.each([
    ['2025-02-19', {}, ['published']],
    ['2025-02-19', { includeAllVersions: 'true' }, ['published', 'drafts', 'versions']],
    ['2024-01-01', {}, ['published', 'drafts']],
    ['X', {}, ['published']],
  ])('are heard by v%s with %o: %j', async (version, search, expected) => {
    const { type, filter, settled } = apart()
    const stream = await hear(filter, search as Record<string, string>, { version })
    const id = here.id()
    for (const _id of [`drafts.${id}`, `versions.rct.${id}`, id]) {
      await change({ create: { _id, _type: type } })
    }
    const heard = (await settled(stream)).map(({ documentId }) => String(documentId).split('.')[0])
    expect(heard.map((first) => (first === id ? 'published' : first)).toSorted()).toEqual(
      expected.toSorted(),
    )
  })
})
