import { expect, test } from 'vitest'
import { pacedStream } from './paced-stream.ts'

const LONG = 'x'.repeat(300_000)

/** Tells how many chunks were asked for, and how the stream ended. */
function watched(chunks: Iterable<string | Error>, last?: string) {
  const seen = { taken: 0, ends: 0 }
  function* taken(): Generator<string, void> {
    for (const chunk of chunks) {
      seen.taken++
      if (chunk instanceof Error) throw chunk
      yield chunk
    }
  }
  const stream = pacedStream(taken(), { onError: () => last, onEnd: () => seen.ends++ })
  return { seen, stream }
}

test('sends what is made, short chunks together', async () => {
  const chunks = ['a', 'é', LONG, '', 'b', 'c']
  const { seen, stream } = watched(chunks)
  const received: string[] = []
  for await (const bytes of stream) received.push(Buffer.from(bytes).toString())
  expect(received.join('')).toBe(chunks.join(''))
  expect(received).toHaveLength(2)
  expect(seen.ends).toBe(1)
})

test('makes no more than is read', async () => {
  const { seen, stream } = watched(Array(100).fill(LONG))
  const reader = stream.getReader()
  await reader.read()
  await reader.read()
  expect(seen.taken).toBeLessThanOrEqual(3)
  await reader.cancel()
  expect(seen.ends).toBe(1)
})

test('ends with a last chunk when one cannot be made', async () => {
  const { seen, stream } = watched(['a', new Error('broken')], 'last')
  expect(await new Response(stream).text()).toBe('alast')
  expect(seen.ends).toBe(1)
})

test('breaks off where there is no last chunk', async () => {
  const { seen, stream } = watched(['a', new Error('broken')])
  await expect(new Response(stream).text()).rejects.toThrow('broken')
  expect(seen.ends).toBe(1)
})
