import { describe, expect, it, vi } from 'vitest'
import { PAGE_SIZE, ShapeCheck, type ShapeCheckOptions, type StoredDocument } from './shape-check'

const misshapen = (_id: string) => ({ _id, _type: 'post', title: 7 })
const id = (index: number) => `d${String(index).padStart(4, '0')}`

function setUp(documents: readonly StoredDocument[], options: Partial<ShapeCheckOptions> = {}) {
  const state = { down: false, open: 0, mostOpen: 0 }
  const told: string[] = []
  const asked = vi.fn()
  const read = async (question: unknown, answer: () => StoredDocument[]) => {
    asked(question)
    state.mostOpen = Math.max(state.mostOpen, ++state.open)
    await Promise.resolve()
    state.open--
    if (state.down) throw new Error('down')
    return answer()
  }
  const onComplete = vi.fn()
  const onDelay = vi.fn()
  const pause = vi.fn(async (_ms: number) => {})
  const check = new ShapeCheck({
    after: (last) =>
      read(last, () => documents.filter(({ _id }) => _id > last).slice(0, PAGE_SIZE)),
    named: (ids) => read(ids, () => documents.filter(({ _id }) => ids.includes(_id))),
    report: ({ documentId }) => told.push(documentId),
    onComplete,
    onDelay,
    pause,
    ...options,
  })
  return { check, state, told, asked, onComplete, onDelay, pause }
}

describe('ShapeCheck', () => {
  it('looks at every document, page after page, one request at a time', async () => {
    const documents = Array.from({ length: 2 * PAGE_SIZE + 1 }, (_, index) => misshapen(id(index)))
    const { check, state, told, asked, onComplete } = setUp(documents)
    check.checkAll()
    check.check(id(3))
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledExactlyOnceWith(documents.length))
    expect(told.toSorted()).toEqual([...documents.map(({ _id }) => _id), id(3)].toSorted())
    expect(asked).toHaveBeenCalledTimes(4)
    expect(state.mostOpen).toBe(1)
  })

  it('comes to an end where the last page is full, and where there is nothing', async () => {
    const full = setUp(Array.from({ length: PAGE_SIZE }, (_, index) => ({ _id: id(index) })))
    full.check.checkAll()
    await vi.waitFor(() => expect(full.onComplete).toHaveBeenCalledExactlyOnceWith(PAGE_SIZE))
    const empty = setUp([])
    empty.check.checkAll()
    await vi.waitFor(() => expect(empty.onComplete).toHaveBeenCalledExactlyOnceWith(0))
  })

  it('reads documents that changed together in one request, each once', async () => {
    const { check, told, asked } = setUp([misshapen('a'), misshapen('b'), misshapen('c')])
    for (const changed of ['a', 'b', 'b', 'c', 'gone']) check.check(changed)
    await vi.waitFor(() => expect(told).toHaveLength(3))
    expect(told).toEqual(['a', 'b', 'c'])
    expect(asked.mock.calls).toEqual([[['a']], [['b', 'c', 'gone']]])
  })

  it('tries again in an outage, less and less often, and forgets nothing', async () => {
    const { check, state, told, onComplete, onDelay, pause } = setUp([
      misshapen('a'),
      misshapen('b'),
    ])
    state.down = true
    pause.mockImplementation(async () => {
      if (pause.mock.calls.length === 8) state.down = false
    })
    check.check('b')
    check.checkAll()
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledExactlyOnceWith(2))
    expect(told).toEqual(['b', 'a', 'b'])
    expect(onDelay).toHaveBeenCalledTimes(1)
    const pauses = pause.mock.calls.map(([ms]) => ms)
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
  })

  it('looks at everything when more has changed than it can remember', async () => {
    const { check, told, asked, onComplete } = setUp([misshapen('unnamed')])
    for (let index = 0; index < 6_000; index++) check.check(id(index))
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledOnce())
    expect(told).toEqual(['unnamed'])
    expect(asked.mock.calls.length).toBeLessThan(6_000 / PAGE_SIZE)
  })
})
