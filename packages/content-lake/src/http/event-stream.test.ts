import { afterEach, expect, test, vi } from 'vitest'
import { encodeEvent } from './encode-event.ts'
import { type EventSink, eventStream } from './event-stream.ts'
import { SendBudget } from './send-budget.ts'

afterEach(() => {
  vi.useRealTimers()
})

function request(init?: RequestInit) {
  return new Request('http://localhost/v1/data/live/events/production', init)
}

function open({
  signal = new AbortController().signal,
  isAllowed = (): boolean => true,
  budget = new SendBudget(64 * 1024 * 1024),
} = {}) {
  let sink: EventSink | undefined
  const stop = vi.fn()
  const hangUp = vi.fn()
  const options = { isAllowed, budget, hangUp }
  const response = eventStream(request({ signal }), options, (given) => {
    sink = given
    given.send({ event: 'welcome', id: '1', data: { a: 1 } })
    return stop
  })
  if (sink === undefined) throw new Error('The stream was not started')
  return { sink, stop, hangUp, response, reader: response.body?.getReader() }
}

const unbounded = () => ({
  isAllowed: () => true,
  budget: new SendBudget(Number.POSITIVE_INFINITY),
  hangUp: () => {},
})

const text = (chunk: { value?: Uint8Array } | undefined) => new TextDecoder().decode(chunk?.value)

test('sends events as an event source reads them, and comments in between', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { response, reader } = open()
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(text(await reader?.read())).toBe('retry: 1000\n')
  expect(text(await reader?.read())).toBe('id: 1\nevent: welcome\ndata: {"a":1}\n\n')
  vi.advanceTimersByTime(15_000)
  expect(text(await reader?.read())).toBe(':\n\n')
})

test('stops once, whoever ends it', async () => {
  const byReader = open()
  await byReader.reader?.cancel()
  byReader.sink.close()
  expect(byReader.stop).toHaveBeenCalledTimes(1)

  const bySink = open()
  bySink.sink.close()
  bySink.sink.send({ event: 'late', data: {} })
  expect(bySink.stop).toHaveBeenCalledTimes(1)

  const controller = new AbortController()
  const bySignal = open({ signal: controller.signal })
  controller.abort()
  expect(bySignal.stop).toHaveBeenCalledTimes(1)
})

test('ends before it tells anything to somebody who may no longer hear it', async () => {
  let isAllowed = true
  const { sink, stop, reader } = open({ isAllowed: () => isAllowed })
  isAllowed = false
  sink.send({ event: 'mutation', data: { secret: true } })
  expect(stop).toHaveBeenCalledTimes(1)
  let heard = ''
  for (let chunk = await reader?.read(); !chunk?.done; chunk = await reader?.read()) {
    heard += text(chunk)
  }
  expect(heard).toContain('welcome')
  expect(heard).not.toContain('secret')
})

test('starts nothing for a request that wants no body', () => {
  const start = vi.fn()
  const response = eventStream(request({ method: 'HEAD' }), unbounded(), start)
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(response.body).toBeNull()
  expect(start).not.toHaveBeenCalled()
})

test('lets go of a start that fails', () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const failing = () =>
    eventStream(request(), unbounded(), () => {
      throw new Error('no')
    })
  expect(failing).toThrow('no')
  expect(vi.getTimerCount()).toBe(0)
})

test('cuts off a reader that falls too far behind, after what it was sent', async () => {
  const { sink, stop, reader } = open()
  const data = 'x'.repeat(1024 * 1024)
  for (let sent = 0; sent < 40; sent++) sink.send({ event: 'mutation', data })
  expect(stop).toHaveBeenCalledTimes(1)
  let chunks = 0
  while (!(await reader?.read())?.done) chunks++
  expect(chunks).toBeGreaterThan(10)
  expect(chunks).toBeLessThan(20)
})

/** What of a stream is still to be read. */
async function rest(reader: ReadableStreamDefaultReader<Uint8Array> | undefined) {
  let read = ''
  for (let chunk = await reader?.read(); !chunk?.done; chunk = await reader?.read()) {
    read += text(chunk)
  }
  return read
}

test('when too much waits on all streams, cuts off those with the most and keeps the others', async () => {
  const budget = new SendBudget(1_000_000)
  const [most, more, least] = [open({ budget }), open({ budget }), open({ budget })]
  const send = ({ sink }: typeof most, size: number) =>
    sink.send({ event: 'mutation', data: 'x'.repeat(size) })
  send(most, 500_000)
  send(more, 400_000)
  send(least, 200_000)
  expect([most.hangUp, most.stop].map(({ mock }) => mock.calls.length)).toEqual([1, 1])
  send(least, 300_000)
  expect([more, least].map(({ hangUp }) => hangUp.mock.calls.length)).toEqual([0, 0])
  send(more, 200_000)
  expect([more, least].map(({ hangUp }) => hangUp.mock.calls.length)).toEqual([1, 0])
  expect(await rest(most.reader)).toBe('')
  least.sink.close()
  expect((await rest(least.reader)).length).toBeGreaterThan(500_000)
  expect(budget.size).toBe(0)
})

test('counts once what waits on several streams', async () => {
  const budget = new SendBudget(1_000_000)
  const streams = Array.from({ length: 50 }, () => open({ budget }))
  const event = encodeEvent({ event: 'mutation', data: 'x'.repeat(800_000) })
  for (const { sink } of streams) sink.sendEncoded([event])
  expect(budget.size).toBeLessThan(900_000)
  for (const { sink, reader, hangUp } of streams) {
    sink.close()
    expect((await rest(reader)).length).toBeGreaterThan(800_000)
    expect(hangUp).not.toHaveBeenCalled()
  }
  expect(budget.size).toBe(0)
})

test('takes no room any more for a reader that is gone', async () => {
  const budget = new SendBudget(1_000_000)
  const controller = new AbortController()
  const streams = [open({ budget }), open({ budget, signal: controller.signal })]
  for (const { sink } of streams) sink.send({ event: 'mutation', data: 'x'.repeat(100_000) })
  expect(budget.size).toBeGreaterThan(200_000)
  await streams[0]?.reader?.cancel()
  controller.abort()
  expect(budget.size).toBe(0)
})
