import { Worker } from 'node:worker_threads'
import { dataError, overloaded } from '../../errors.ts'
import { tookTooLong } from '../deadline.ts'
import {
  type ForgetFile,
  type QueryJob,
  type QueryOutcome,
  type QueryWorkerData,
  READY,
} from './query-message.ts'

/** As much as V8 likes would be several times that, for each thread. */
const YOUNG_MB = 8
const RETRY_AFTER_SECONDS = 2
/** A query ends itself when its time is up; one that does not notice is ended with its thread. */
const GRACE_MS = 1_000

/** What one thread may hold. */
export interface ThreadMemory {
  /** Its heap, in MiB. */
  readonly heap: number
  /** Documents that it keeps, in characters of JSON. */
  readonly documents: number
}

/** One thread that runs queries, one at a time. */
export class QueryThread {
  readonly #worker: Worker
  readonly #ready: Promise<void>
  #dead = false
  /** Whether that was wanted. */
  #isEnded = false

  constructor({ heap, documents }: ThreadMemory) {
    const worker = new Worker(new URL('./query-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: YOUNG_MB },
      workerData: { documents } satisfies QueryWorkerData,
    })
    this.#worker = worker
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#ready = promise
    // Under `node --watch`, Node's own messages come the same way: what a thread imports.
    worker.on('message', (message) => message === READY && resolve())
    const die = (error: Error) => {
      this.#dead = true
      reject(error)
    }
    worker.on('error', die)
    worker.once('exit', () => die(new Error('The query thread ended')))
    // Whoever asks first is told.
    promise.catch(() => {})
    worker.unref()
  }

  /** Whether it can be asked no more. */
  get isDead(): boolean {
    return this.#dead
  }

  /**
   * @param timeLimit in milliseconds
   * @throws ApiError 504 when the query takes longer, 400 when it takes too much memory
   */
  async ask(job: QueryJob, timeLimit: number): Promise<QueryOutcome> {
    await this.#ready
    const worker = this.#worker
    const { promise, resolve, reject } = Promise.withResolvers<QueryOutcome>()
    const hear = (message: QueryOutcome | object) => 'kind' in message && resolve(message)
    const fail = (error: Error) => reject(isOutOfMemory(error) ? tooMuchMemory() : error)
    const end = () =>
      reject(
        this.#isEnded
          ? overloaded('The server is stopping', RETRY_AFTER_SECONDS)
          : new Error('The query thread ended'),
      )
    const timer = setTimeout(() => {
      reject(tookTooLong(timeLimit))
      void this.end()
    }, timeLimit + GRACE_MS)
    worker.on('message', hear)
    worker.once('error', fail)
    worker.once('exit', end)
    worker.ref()
    worker.postMessage(job)
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      worker.off('message', hear)
      worker.off('error', fail)
      worker.off('exit', end)
      worker.unref()
    }
  }

  /** Makes it close a file that it has read, after the query it runs. */
  forget(file: string): void {
    this.#worker.postMessage({ forget: file } satisfies ForgetFile)
  }

  async end(): Promise<void> {
    this.#dead = true
    this.#isEnded = true
    await this.#worker.terminate()
  }
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooMuchMemory(): Error {
  return dataError(400, 'queryMemoryError', 'The query takes more memory than one query may')
}
