import { LRUCache } from 'lru-cache'
import { overloaded } from '../../errors.ts'

const MOST_WAITING = 1_000
const MOST_WAITING_OF_A_CLIENT = 100
const LONGEST_WAIT_MS = 10_000
const RETRY_AFTER_SECONDS = 2

interface Waiting {
  /** Null for somebody who is signed in. */
  readonly client: string | null
  readonly since: number
  enter(): void
  turnAway(): void
}

/**
 * Who may use a thread next. Anonymous callers never take the last place, and signed-in ones go
 * first: however much the public asks for, editors go on working. Of the public, the client that has
 * the fewest places goes first: whoever asks for much waits for himself.
 */
export class ThreadPlaces {
  readonly #size: number
  #taken = 0
  /** Places taken by each anonymous client. */
  readonly #byClient = new Map<string, number>()
  /** When each anonymous client last had its turn. */
  readonly #turns = new LRUCache<string, number>({ max: MOST_WAITING })
  #turn = 0
  #waiting: Waiting[] = []

  /** @param size at least 2 */
  constructor(size: number) {
    this.#size = size
  }

  /**
   * Waits for a place; the answer gives it back.
   * @param client the address of an anonymous caller, null for one who is signed in
   * @throws ApiError 503 with Retry-After when too many wait, or this one has waited too long
   */
  async take(client: string | null): Promise<() => void> {
    if (this.#mayEnter(client)) this.#enter(client)
    else await this.#wait(client)
    return () => {
      this.#leave(client)
      this.#admit()
    }
  }

  /** How many places are taken, and how many callers wait for one. */
  get load(): { readonly taken: number; readonly waiting: number } {
    return { taken: this.#taken, waiting: this.#waiting.length }
  }

  #mayEnter(client: string | null): boolean {
    if (this.#taken >= this.#size) return false
    return client === null || this.#takenByPublic() < this.#size - 1
  }

  #takenByPublic(): number {
    let taken = 0
    for (const places of this.#byClient.values()) taken += places
    return taken
  }

  #placesOf(client: string | null): number {
    return client === null ? -1 : (this.#byClient.get(client) ?? 0)
  }

  #enter(client: string | null): void {
    this.#taken += 1
    if (client === null) return
    this.#byClient.set(client, this.#placesOf(client) + 1)
    this.#turns.set(client, ++this.#turn)
  }

  #leave(client: string | null): void {
    this.#taken -= 1
    if (client === null) return
    const left = this.#placesOf(client) - 1
    if (left === 0) this.#byClient.delete(client)
    else this.#byClient.set(client, left)
  }

  #wait(client: string | null): Promise<void> {
    const others = this.#waiting.filter((waiting) => waiting.client === client)
    const most = client === null ? MOST_WAITING : MOST_WAITING_OF_A_CLIENT
    if (others.length >= most || this.#waiting.length >= 2 * MOST_WAITING) throw tooMany()
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        client,
        since: performance.now(),
        enter: resolve,
        turnAway: () => reject(tooMany()),
      })
    })
  }

  #admit(): void {
    while (true) {
      const next = this.#first()
      if (next === undefined || !this.#mayEnter(next.client)) return
      this.#waiting = this.#waiting.filter((waiting) => waiting !== next)
      if (performance.now() - next.since > LONGEST_WAIT_MS) {
        next.turnAway()
        continue
      }
      this.#enter(next.client)
      next.enter()
    }
  }

  /** Of those with the fewest places, whose last turn was longest ago. */
  #first(): Waiting | undefined {
    let first: Waiting | undefined
    for (const waiting of this.#waiting) {
      if (first === undefined || this.#isBefore(waiting.client, first.client)) first = waiting
    }
    return first
  }

  #isBefore(client: string | null, other: string | null): boolean {
    const fewer = this.#placesOf(other) - this.#placesOf(client)
    return fewer > 0 || (fewer === 0 && this.#turnOf(client) < this.#turnOf(other))
  }

  #turnOf(client: string | null): number {
    return client === null ? 0 : (this.#turns.get(client) ?? 0)
  }
}

function tooMany(): Error {
  return overloaded('Too many queries are waiting; try again', RETRY_AFTER_SECONDS)
}
