/** What is answered by a stream of events. */
export type StreamKind = 'listen' | 'live' | 'job'
/** What is spoken on a WebSocket. */
export type SocketKind = 'streams' | 'presence'

/** How many of each kind are open at the moment. */
export class OpenCount<Kind extends string> {
  readonly #open: Map<Kind, number>

  constructor(kinds: readonly Kind[]) {
    this.#open = new Map(kinds.map((kind) => [kind, 0]))
  }

  /** Counts one more, until the answer is called. */
  open(kind: Kind): () => void {
    this.#add(kind, 1)
    return () => this.#add(kind, -1)
  }

  /** A start of a stream (see `eventStream`) that counts it for as long as it is open. */
  during<Sink>(kind: Kind, start: (sink: Sink) => () => void): (sink: Sink) => () => void {
    return (sink) => {
      const stop = start(sink)
      const close = this.open(kind)
      return () => {
        close()
        stop()
      }
    }
  }

  entries(): Iterable<[string, number]> {
    return this.#open
  }

  #add(kind: Kind, count: number): void {
    this.#open.set(kind, (this.#open.get(kind) ?? 0) + count)
  }
}
