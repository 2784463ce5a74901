import { Worker } from 'node:worker_threads'
import pLimit from 'p-limit'
import type { Begun, SanitizedSvg } from './svg-sanitizer-worker.ts'

const TIME_LIMIT_MS = 5_000
const IDLE_LIMIT_MS = 10_000

/**
 * Sanitizes drawings in a thread of its own, one after the other: a hostile one may cost time and
 * memory, but only so much, and the server goes on answering. Idle, the thread goes away.
 */
export class SvgSanitizerThread {
  readonly #heap: number
  readonly #timeLimit: number
  readonly #oneAtATime = pLimit(1)
  #worker: Worker | null = null
  #idle: NodeJS.Timeout | undefined

  /**
   * @param heap of the thread, in MiB: the larger, the more elements a drawing may have
   * @param timeLimit for one drawing, in milliseconds
   */
  constructor(heap: number, timeLimit = TIME_LIMIT_MS) {
    this.#heap = heap
    this.#timeLimit = timeLimit
  }

  /** `exhausted` when it takes more time or memory than a drawing may. */
  sanitize(svg: string): Promise<SanitizedSvg | { outcome: 'exhausted' }> {
    return this.#oneAtATime(() => this.#run(svg))
  }

  async #run(svg: string): Promise<SanitizedSvg | { outcome: 'exhausted' }> {
    clearTimeout(this.#idle)
    const worker = this.#worker ?? this.#start()
    worker.ref()
    const answer = await ask(worker, svg, this.#timeLimit)
    if (answer === null) {
      await this.#end()
      return { outcome: 'exhausted' }
    }
    worker.unref()
    this.#idle = setTimeout(() => this.#end(), IDLE_LIMIT_MS).unref()
    return answer
  }

  #start(): Worker {
    const worker = new Worker(new URL('./svg-sanitizer-worker.ts', import.meta.url), {
      workerData: { heap: this.#heap },
      resourceLimits: { maxOldGenerationSizeMb: this.#heap },
    })
    // Without a listener, a thread that fails while nobody asks would take the server with it.
    worker.on('error', () => {})
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null
    })
    this.#worker = worker
    return worker
  }

  async #end(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }
}

/** Null when the worker failed or took too long: it cannot be used any more. */
function ask(worker: Worker, svg: string, timeLimit: number): Promise<SanitizedSvg | null> {
  const { promise, resolve } = Promise.withResolvers<SanitizedSvg | null>()
  const fail = () => resolve(null)
  let timer: NodeJS.Timeout | undefined
  // Under `node --watch`, Node's own messages come the same way: what a thread imports.
  const hear = (message: SanitizedSvg | Begun | object) => {
    if ('outcome' in message) resolve(message)
    else if ('begun' in message) timer = setTimeout(fail, timeLimit)
  }
  worker.on('message', hear)
  worker.once('error', fail)
  worker.once('exit', fail)
  worker.postMessage(svg)
  return promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', hear)
    worker.off('error', fail)
    worker.off('exit', fail)
  })
}
