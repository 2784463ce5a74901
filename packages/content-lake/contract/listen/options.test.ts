import { applyPatch } from 'mendoza'
import { describe, expect, test } from 'vitest'
import { document, withoutRev } from '../support/data.ts'
import { change, hear, listening } from '../support/listening.ts'

const { apart } = listening()

describe('options', () => {
  test('includeResult=true tells the document', async () => {
    const { filter, create } = apart()
    const stream = await hear(filter, { includeResult: 'true' })
    const { id } = await create({ n: 1 })
    const [, heard] = await stream.first(2)
    expect(heard?.data.result).toEqual(await document(id))
  })

  test('includeResult is off unless it is asked for', async () => {
    const { filter, create } = apart()
    const stream = await hear(filter)
    await create()
    expect((await stream.first(2))[1]?.data).not.toHaveProperty('result')
  })

  test('includePreviousRevision=true tells the document as it was', async () => {
    const { filter, create } = apart()
    const { id } = await create({ n: 1 })
    const before = await document(id)
    const stream = await hear(filter, { includePreviousRevision: 'true' })
    await change({ patch: { id, set: { n: 2 } } })
    expect((await stream.first(2))[1]?.data.previous).toEqual(before)
  })

  test('includeMutations=false leaves the mutations out', async () => {
    const { filter, create } = apart()
    const stream = await hear(filter, { includeMutations: 'false' })
    await create()
    expect((await stream.first(2))[1]?.data).not.toHaveProperty('mutations')
  })

  test('effectFormat=mendoza tells the effects, there and back', async () => {
    const { filter, create } = apart()
    const { id } = await create({ n: 1, gone: true, l: [{ _key: 'a', t: 'Grüße' }] })
    const before = withoutRev(await document(id))
    const stream = await hear(filter, { effectFormat: 'mendoza' })
    await change({
      patch: { id, set: { n: 2, 'l[_key=="a"].t': 'Grüße!' }, unset: ['gone'] },
    })
    const { data } = await stream.find(({ event }) => event === 'mutation')
    const { apply, revert } = data.effects as { apply: never; revert: never }
    const after = withoutRev(await document(id))
    expect(applyPatch(before, apply)).toEqual(after)
    expect(applyPatch(after, revert)).toEqual(before)
  })

  test.each(['transaction', 'query'])(
    'visibility=%s is told with the event',
    async (visibility) => {
      const { filter, create } = apart()
      const stream = await hear(filter, { visibility })
      await create()
      expect((await stream.first(2))[1]?.data.visibility).toBe(visibility)
    },
  )
})
