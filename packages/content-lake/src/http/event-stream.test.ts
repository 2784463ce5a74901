import { afterEach, expect, test, vi } from 'vitest'
import { type EventSink, eventStream } from './event-stream.ts'

afterEach(() => {
  vi.useRealTimers()
})

function request(init?: RequestInit) {
  return new Request('http://localhost/v1/data/live/events/production', init)
}

function open(signal = new AbortController().signal, isAllowed = () => true) {
  let sink: EventSink | undefined
  const stop = vi.fn()
  const response = eventStream(request({ signal }), isAllowed, (given) => {
    sink = given
    given.send({ event: 'welcome', id: '1', data: { a: 1 } })
    return stop
  })
  if (sink === undefined) throw new Error('The stream was not started')
  return { sink, stop, response, reader: response.body?.getReader() }
}

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
  const bySignal = open(controller.signal)
  controller.abort()
  expect(bySignal.stop).toHaveBeenCalledTimes(1)
})

test('ends before it tells anything to somebody who may no longer hear it', async () => {
  let isAllowed = true
  const { sink, stop, reader } = open(undefined, () => isAllowed)
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
  const response = eventStream(request({ method: 'HEAD' }), () => true, start)
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(response.body).toBeNull()
  expect(start).not.toHaveBeenCalled()
})

test('lets go of a start that fails', () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const failing = () =>
    eventStream(
      request(),
      () => true,
      () => {
        throw new Error('no')
      },
    )
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
