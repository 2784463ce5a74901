import { largest } from '../largest.ts'

/** What one stream or socket has waiting to be sent, as part of what all have. */
export interface SendShare {
  /** Notes that bytes wait here. Those that wait elsewhere too, the same array, take room once. */
  add(chunk: Uint8Array): void
  /** Notes that they wait here no more. */
  remove(chunk: Uint8Array): void
  /** Notes how many bytes wait here beside those. */
  setOwn(bytes: number): void
  /** Gives up all of it. */
  leave(): void
}

class Share implements SendShare {
  readonly cutOff: () => void
  readonly #budget: SendBudget
  readonly #chunks: Uint8Array[] = []
  #own = 0
  #size = 0
  #hasLeft = false

  constructor(budget: SendBudget, cutOff: () => void) {
    this.#budget = budget
    this.cutOff = cutOff
  }

  get size(): number {
    return this.#size
  }

  add(chunk: Uint8Array): void {
    if (this.#hasLeft) return
    this.#chunks.push(chunk)
    this.#size += chunk.byteLength
    this.#budget.hold(chunk)
  }

  remove(chunk: Uint8Array): void {
    const index = this.#chunks.indexOf(chunk)
    if (index === -1) return
    this.#chunks.splice(index, 1)
    this.#size -= chunk.byteLength
    this.#budget.release(chunk)
  }

  setOwn(bytes: number): void {
    if (this.#hasLeft) return
    const more = bytes - this.#own
    this.#own = bytes
    this.#size += more
    this.#budget.grow(more)
  }

  leave(): void {
    if (this.#hasLeft) return
    this.#hasLeft = true
    this.#budget.forget(this)
    for (const chunk of this.#chunks.splice(0)) this.#budget.release(chunk)
    this.#budget.grow(-this.#own)
    this.#own = 0
    this.#size = 0
  }
}

/**
 * Room for what waits to be sent on all streams and sockets of a server, in bytes. When it is too little, those with the
 * most waiting are cut off: who does not read takes nothing from those who do.
 */
export class SendBudget {
  readonly #capacity: number
  readonly #shares = new Set<Share>()
  /** How many shares hold each chunk. */
  readonly #holders = new Map<Uint8Array, number>()
  #size = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** All that waits, in bytes. */
  get size(): number {
    return this.#size
  }

  /** @param cutOff called when there is too little room, once the share has been given up */
  join(cutOff: () => void): SendShare {
    const share = new Share(this, cutOff)
    this.#shares.add(share)
    return share
  }

  hold(chunk: Uint8Array): void {
    const holders = this.#holders.get(chunk) ?? 0
    this.#holders.set(chunk, holders + 1)
    if (holders === 0) this.grow(chunk.byteLength)
  }

  release(chunk: Uint8Array): void {
    const holders = this.#holders.get(chunk) ?? 0
    if (holders > 1) {
      this.#holders.set(chunk, holders - 1)
      return
    }
    this.#holders.delete(chunk)
    this.#size -= chunk.byteLength
  }

  /** Notes that so much more waits, or less. */
  grow(bytes: number): void {
    this.#size += bytes
    // Less is noted amid cutting off too.
    while (bytes > 0 && this.#size > this.#capacity) {
      const share = largest(this.#shares)
      if (share === undefined) return
      share.leave()
      share.cutOff()
    }
  }

  forget(share: Share): void {
    this.#shares.delete(share)
  }
}
