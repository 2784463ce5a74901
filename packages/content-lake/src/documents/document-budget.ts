import { largest } from '../largest.ts'

/** What gives room when there is too little: all it holds, and a way to drop what was unused for longest. */
interface Holder {
  readonly size: number
  dropOldest(): void
}

/** Room that several keepers of documents share, in characters of JSON. */
export class DocumentBudget {
  readonly capacity: number
  readonly #holders = new Set<Holder>()
  #size = 0

  constructor(capacity: number) {
    this.capacity = capacity
  }

  join(holder: Holder): void {
    this.#holders.add(holder)
  }

  leave(holder: Holder): void {
    this.#holders.delete(holder)
    this.#size -= holder.size
  }

  /** Notes that a holder has so much more, or less, and has the largest one drop what is too much. */
  add(size: number): void {
    this.#size += size
    while (this.#size > this.capacity) {
      const holder = largest(this.#holders)
      if (holder === undefined || holder.size === 0) {
        // Nobody holds anything: a count that was cut short, by a stack that overflowed, was off.
        this.#size = 0
        return
      }
      holder.dropOldest()
    }
  }
}
