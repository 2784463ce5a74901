import { applyPatch } from 'mendoza'
import { beforeAll, describe, expect, test } from 'vitest'
import { asRole, assumed } from '../support/cases.ts'
import { document, mutate, succeeded, withoutRev } from '../support/data.ts'
import { type JsonRecord, request } from '../support/http.ts'
import { space } from '../support/space.ts'
import { target } from '../support/target.ts'

const here = space()

interface Line {
  readonly id: string
  readonly timestamp: string
  readonly author: string
  readonly documentIDs: string[]
  readonly mutations?: JsonRecord[]
  readonly effects?: Record<string, { apply: unknown[]; revert: unknown[] }>
}

function ask(ids: string, search: Record<string, string> = {}, token?: string | null) {
  return request(`/data/history/${target.dataset}/transactions/${ids}`, {
    search: { excludeContent: 'true', ...search },
    ...(token !== undefined && { token }),
  })
}

async function transactions(ids: string, search: Record<string, string> = {}): Promise<Line[]> {
  const { status, text } = await ask(ids, search)
  expect(status).toBe(200)
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

const idsOf = async (...asked: Parameters<typeof transactions>) =>
  (await transactions(...asked)).map(({ id }) => id)

const write = async (mutations: JsonRecord[], token?: string | null) =>
  (await succeeded(mutate(mutations, token ? { token } : {}))).transactionId

describe('GET /data/history/{dataset}/transactions/{ids}', () => {
  const id = here.id()
  const other = here.id()
  const revisions: string[] = []

  beforeAll(async () => {
    revisions.push(
      await write([
        { create: { _id: id, _type: here.type, n: 0 } },
        { create: { _id: other, _type: here.type } },
      ]),
    )
    for (let n = 1; n < 5; n++) revisions.push(await write([{ patch: { id, set: { n } } }]))
  })

  test('lists what happened to a document, a line of JSON each, oldest first', async () => {
    const { headers } = await ask(id)
    expect(headers.get('content-type')).toMatch(/ndjson|json/)
    const lines = await transactions(id)
    expect(lines.map((line) => line.id)).toEqual(revisions)
    expect(lines[1]).toMatchObject({
      id: revisions[1],
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      author: expect.any(String),
      documentIDs: [id],
    })
  })

  test('lists the newest first with reverse', async () => {
    expect(await idsOf(id, { reverse: 'true' })).toEqual(revisions.toReversed())
  })

  test('stops at a limit', async () => {
    expect(await idsOf(id, { limit: '2' })).toEqual(revisions.slice(0, 2))
    expect(await idsOf(id, { limit: '2', reverse: 'true' })).toEqual(
      revisions.slice(3).toReversed(),
    )
  })

  test('lists from one transaction to another, both included', async () => {
    expect(
      await idsOf(id, {
        fromTransaction: revisions[1] ?? '',
        toTransaction: revisions[3] ?? '',
      }),
    ).toEqual(revisions.slice(1, 4))
  })

  test('takes one bound without the other', async () => {
    expect(await idsOf(id, { fromTransaction: revisions[3] ?? '' })).toEqual(revisions.slice(3))
    expect(await idsOf(id, { toTransaction: revisions[1] ?? '' })).toEqual(revisions.slice(0, 2))
  })

  test('takes an empty bound for none', async () => {
    expect(await idsOf(id, { fromTransaction: '', toTransaction: '' })).toEqual(revisions)
  })

  test('lists between two times', async () => {
    expect(await idsOf(id, { toTime: '2000-01-01T00:00:00Z' })).toEqual([])
    expect(await idsOf(id, { fromTime: '2000-01-01T00:00:00Z' })).toEqual(revisions)
    const { _updatedAt = '' } = (await document(id)) ?? {}
    expect(await idsOf(id, { fromTime: _updatedAt })).toContain(revisions[4])
  })

  test('leaves content out with excludeContent', async () => {
    const [line] = await transactions(id, { effectFormat: 'mendoza' })
    expect(line).not.toHaveProperty('mutations')
  })

  assumed('protocol 3.9', 'tells the mutations unless they are excluded', async () => {
    const [, line] = await transactions(id, { excludeContent: 'false' })
    expect(line?.mutations).toMatchObject([{ patch: { id, set: { n: 1 } } }])
    const [, without] = await transactions(id, {
      excludeContent: 'false',
      excludeMutations: 'true',
    })
    expect(without).not.toHaveProperty('mutations')
  })

  test('names all documents of a transaction, or those asked for only', async () => {
    const [all] = await transactions(id, { effectFormat: 'mendoza' })
    expect(all?.documentIDs.toSorted()).toEqual([id, other].toSorted())
    const [own] = await transactions(id, {
      effectFormat: 'mendoza',
      includeIdentifiedDocumentsOnly: 'true',
    })
    expect([own?.documentIDs, Object.keys(own?.effects ?? {})]).toEqual([[id], [id]])
  })

  test('lists transactions on any of several documents once', async () => {
    expect(await idsOf(`${id},${other}`)).toEqual(revisions)
  })

  test('has effects that lead there and back', async () => {
    const lines = await transactions(id, { effectFormat: 'mendoza' })
    let state: unknown = null
    const states: unknown[] = []
    for (const { effects } of lines) {
      states.push(state)
      state = applyPatch(state as never, (effects?.[id]?.apply ?? []) as never)
    }
    expect(state).toEqual(withoutRev(await document(id)))
    for (const { effects } of lines.toReversed()) {
      state = applyPatch(state as never, (effects?.[id]?.revert ?? []) as never)
      expect(state).toEqual(states.pop())
    }
  })

  test('tells creation and deletion by their effects', async () => {
    const gone = here.id()
    await write([{ create: { _id: gone, _type: here.type } }])
    await write([{ delete: { id: gone } }])
    const [creation, deletion] = await transactions(gone, { effectFormat: 'mendoza' })
    expect(creation?.effects?.[gone]?.revert).toEqual([0, null])
    expect(deletion?.effects?.[gone]?.apply).toEqual([0, null])
  })

  test('has no effects unless they are asked for', async () => {
    const [line] = await transactions(id)
    expect(line).not.toHaveProperty('effects')
  })

  asRole('editor')('tells who did what, and lists what some did', async () => {
    const shared = here.id()
    const first = await write([{ create: { _id: shared, _type: here.type } }])
    const second = await write([{ patch: { id: shared, set: { n: 1 } } }], target.tokens.editor)
    const [one, two] = await transactions(shared)
    expect(one?.author).not.toBe(two?.author)
    expect(await idsOf(shared, { authors: two?.author ?? '' })).toEqual([second])
    expect(await idsOf(shared, { authors: `${one?.author},${two?.author}` })).toEqual([
      first,
      second,
    ])
    expect(await idsOf(shared, { authors: 'nobody' })).toEqual([])
  })

  test('is empty for a document that there never was', async () => {
    expect(await idsOf(here.id())).toEqual([])
  })

  test('needs a token', async () => {
    expect([401, 403]).toContain((await ask(id, {}, null)).status)
  })

  asRole('viewer')('is open to a viewer', async () => {
    expect((await ask(id, {}, target.tokens.viewer)).status).toBe(200)
  })
})
