import type { SanityClient } from '@sanity/client'

/** Writes two documents at a time in one transaction after the other, each with the number of its own. */
export class NumberedWriter {
  readonly #client: SanityClient
  readonly #name: string
  #attempted = 0
  #acknowledged = 0
  #isStopped = false
  #running: Promise<void> = Promise.resolve()

  constructor(client: SanityClient, name: string) {
    this.#client = client
    this.#name = name
  }

  /** How many of its transactions were answered. */
  get acknowledged(): number {
    return this.#acknowledged
  }

  get ids(): readonly [string, string] {
    return [`${this.#name}.a`, `${this.#name}.b`]
  }

  /** The id of a transaction of its own. */
  transactionId(n: number): string {
    return `${this.#name}-${n}`
  }

  start(): void {
    this.#running = this.#run()
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#running
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      const n = ++this.#attempted
      const transaction = this.#client.transaction().transactionId(this.transactionId(n))
      for (const _id of this.ids) {
        transaction.createOrReplace({ _id, _type: 'pair', n, text: `${'word '.repeat(50)}${n}` })
      }
      await transaction.commit({ visibility: 'sync' })
      this.#acknowledged = n
    }
  }
}
