import type { RewindOrder } from './rewind.ts'
import { runThread } from './run-thread.ts'

/**
 * Rewinds a dataset's file in a thread of its own, which `signal` ends.
 * @param onProgress told how much is done, from 0 to 1
 * @throws Error that says why the file cannot be rewound
 */
export function rewindInThread(
  order: RewindOrder,
  { onProgress, signal }: { onProgress: (done: number) => void; signal: AbortSignal },
): Promise<void> {
  const worker = new URL('./rewind-worker.ts', import.meta.url)
  return runThread(worker, order, signal, (message) => {
    if ('done' in message && typeof message.done === 'number') onProgress(message.done)
  })
}
