import { Worker } from 'node:worker_threads'

/** An index over an attribute that is to be made. */
export interface IndexOrder {
  readonly file: string
  readonly name: string
  readonly path: readonly string[]
  readonly byType: boolean
  /** SQL of its columns. */
  readonly columns: string
}

/**
 * Makes an index in a thread of its own, as that takes seconds in a large dataset. Nobody else may write the file
 * meanwhile.
 * @throws Error as SQLite does; when `signal` ends it, nothing was made
 */
export async function buildIndex(order: IndexOrder, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./build-index-worker.ts', import.meta.url), {
    workerData: order,
  })
  const end = () => void worker.terminate()
  signal.addEventListener('abort', end)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  worker.once('error', reject)
  worker.once('exit', (code) => {
    if (code === 0) resolve()
    else reject(signal.aborted ? signal.reason : new Error(`The thread ended with ${code}`))
  })
  try {
    await promise
  } finally {
    signal.removeEventListener('abort', end)
  }
}
