import { Worker } from 'node:worker_threads'

/**
 * Runs a script in a thread of its own until it ends, which `signal` makes it do.
 * @param script a URL of a worker, which is given the order as its `workerData`
 * @param onMessage told what it posts. Under `node --watch`, Node's own messages come the same way: what a thread imports.
 * @throws Error as the script does; the reason of `signal` when that ended it
 */
export async function runThread(
  script: URL,
  order: object,
  signal: AbortSignal,
  onMessage: (message: object) => void = () => {},
): Promise<void> {
  signal.throwIfAborted()
  const worker = new Worker(script, { workerData: order })
  const end = () => void worker.terminate()
  signal.addEventListener('abort', end)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  worker.on('message', onMessage)
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
