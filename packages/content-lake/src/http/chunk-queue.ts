import type { SendBudget, SendShare } from './send-budget.ts'

/** A body that is sent as it comes: chunks wait here until the connection takes them. */
export class ChunkQueue {
  readonly body: ReadableStream<Uint8Array>
  readonly #share: SendShare
  readonly #waiting: Uint8Array[] = []
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null
  /** What the connection took last, and has perhaps not sent yet. */
  #taken: Uint8Array | null = null
  #size = 0
  #isAskedFor = false
  #isEnded = false

  /**
   * @param budget of what waits here and elsewhere
   * @param onCutOff called when that was too much and all that waits here was dropped
   * @param onCancel called when nobody wants the rest
   */
  constructor(budget: SendBudget, onCutOff: () => void, onCancel: () => void) {
    this.#share = budget.join(() => {
      this.drop()
      onCutOff()
    })
    const source: UnderlyingDefaultSource<Uint8Array> = {
      start: (controller) => {
        this.#controller = controller
      },
      pull: () => this.#pull(),
      cancel: () => {
        this.#controller = null
        this.drop()
        onCancel()
      },
    }
    this.body = new ReadableStream(source, { highWaterMark: 0 })
  }

  /** What waits, in bytes. */
  get size(): number {
    return this.#size
  }

  push(chunk: Uint8Array): void {
    if (this.#isEnded) return
    this.#waiting.push(chunk)
    this.#size += chunk.byteLength
    this.#share.add(chunk)
    this.#handOver()
  }

  /** Ends the body after what waits. */
  end(): void {
    this.#isEnded = true
    this.#handOver()
  }

  /** Ends the body at once; what waits is sent no more. */
  drop(): void {
    this.#isEnded = true
    this.#waiting.length = 0
    this.#size = 0
    this.#taken = null
    this.#close()
  }

  #pull(): void {
    if (this.#taken !== null) this.#share.remove(this.#taken)
    this.#taken = null
    this.#isAskedFor = true
    this.#handOver()
  }

  #handOver(): void {
    if (!this.#isAskedFor) return
    const chunk = this.#waiting.shift()
    if (chunk === undefined) {
      if (this.#isEnded) this.#close()
      return
    }
    this.#isAskedFor = false
    this.#taken = chunk
    this.#size -= chunk.byteLength
    this.#controller?.enqueue(chunk)
  }

  #close(): void {
    this.#share.leave()
    this.#controller?.close()
    this.#controller = null
  }
}
