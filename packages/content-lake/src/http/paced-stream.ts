/** A reader that takes nothing for this long is gone. */
const LONGEST_PAUSE_MS = 60_000
const HIGH_WATER_BYTES = 256 * 1024
/** Shorter chunks are put together: each costs a turn. */
const LEAST_BYTES = 64 * 1024

interface Ends {
  /** What to send last when a chunk could not be made: the status was sent long ago. Undefined to break off. */
  onError(error: unknown): string | undefined
  /** However it ends: also when nobody reads any more. Called once. */
  onEnd(): void
}

/** Takes the next chunk when the reader has room for it, one in each turn of the event loop. */
export function pacedStream(
  chunks: Iterator<string | Uint8Array, void> | AsyncIterator<string | Uint8Array, void>,
  { onError, onEnd }: Ends,
): ReadableStream<Uint8Array> {
  let held: Buffer[] = []
  let patience: NodeJS.Timeout | undefined
  let ended = false
  const end = () => {
    clearTimeout(patience)
    if (ended) return
    ended = true
    onEnd()
  }
  /** Whether it was the last. */
  const take = async (): Promise<boolean> => {
    for (let bytes = 0; bytes < LEAST_BYTES; bytes += held.at(-1)?.length ?? 0) {
      if (ended) return true
      const { done, value } = await chunks.next()
      if (done) return true
      held.push(bufferOf(value))
    }
    return false
  }
  const send = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const [first, ...others] = held
    held = []
    if (first !== undefined) {
      controller.enqueue(others.length === 0 ? first : Buffer.concat([first, ...others]))
    }
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(patience)
        await new Promise((resolve) => setImmediate(resolve))
        if (ended) return
        try {
          const isLast = await take()
          if (ended) return
          send(controller)
          if (isLast) {
            end()
            controller.close()
            return
          }
          patience = setTimeout(() => {
            end()
            controller.error(new Error('The reader of an answer stopped reading'))
          }, LONGEST_PAUSE_MS)
          patience.unref()
        } catch (error) {
          if (ended) return
          const last = onError(error)
          end()
          if (last === undefined) return controller.error(error)
          held.push(Buffer.from(last))
          send(controller)
          controller.close()
        }
      },
      cancel: end,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: HIGH_WATER_BYTES }),
  )
}

/** Without a copy of bytes. */
function bufferOf(chunk: string | Uint8Array): Buffer {
  return typeof chunk === 'string'
    ? Buffer.from(chunk)
    : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
}
