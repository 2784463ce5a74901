import { LRUCache } from 'lru-cache'
import { AttemptLimiter } from './attempt-limiter.ts'
import { nameKey } from './person-name.ts'

const WINDOW_MS = 15 * 60 * 1000
const ATTEMPTS_OF_A_CLIENT = 10
const ATTEMPTS_AT_A_NAME = 30
const MOST_KNOWN = 1_000

/**
 * How often somebody may guess: a few times from one address, and not much more often at one name
 * from all addresses together. Who has signed in under a name from an address before is not locked
 * out by what others try at that name.
 */
export class SignInLimits {
  readonly #clients = new AttemptLimiter(ATTEMPTS_OF_A_CLIENT, WINDOW_MS)
  readonly #names = new AttemptLimiter(ATTEMPTS_AT_A_NAME, WINDOW_MS)
  readonly #known = new LRUCache<string, true>({ max: MOST_KNOWN })

  /** Milliseconds until this client may try this name; 0 when it may now. */
  waitingTime(client: string, name: string, now = Date.now()): number {
    const forName = this.#isKnown(client, name) ? 0 : this.#names.waitingTime(nameKey(name), now)
    return Math.max(this.#clients.waitingTime(client, now), forName)
  }

  /** Counts an attempt before its outcome is known, so that parallel ones count too. */
  count(client: string, name: string, now = Date.now()): void {
    this.#clients.count(client, now, nameKey(name))
    if (!this.#isKnown(client, name)) this.#names.count(nameKey(name), now)
  }

  /** The attempt just counted was right, and so the client's others at that name were mistakes; what it tried at others still counts. */
  succeed(client: string, name: string): void {
    this.#clients.forgive(client, nameKey(name))
    if (!this.#isKnown(client, name)) this.#names.takeBack(nameKey(name))
    this.#known.set(knownKey(client, name), true)
  }

  #isKnown(client: string, name: string): boolean {
    return this.#known.get(knownKey(client, name)) !== undefined
  }
}

function knownKey(client: string, name: string): string {
  return `${client} ${nameKey(name)}`
}
