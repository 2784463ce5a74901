import { Worker } from 'node:worker_threads'
import type { RewindOrder } from './rewind.ts'

/**
 * Rewinds a dataset's file in a thread of its own, which `signal` ends.
 * @param onProgress told how much is done, from 0 to 1
 * @throws Error that says why the file cannot be rewound
 */
export async function rewindInThread(
  order: RewindOrder,
  { onProgress, signal }: { onProgress: (done: number) => void; signal: AbortSignal },
): Promise<void> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./rewind-worker.ts', import.meta.url), { workerData: order })
  const end = () => void worker.terminate()
  signal.addEventListener('abort', end)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  // Under `node --watch`, Node's own messages come the same way: what a thread imports.
  worker.on('message', (message: { readonly done?: unknown }) => {
    if (typeof message.done === 'number') onProgress(message.done)
  })
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
