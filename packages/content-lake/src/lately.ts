/** Which keys were named lately: what is asked for once is often never asked for again. */
export class Lately<Key> {
  readonly #most: number
  #keys = new Set<Key>()
  #before = new Set<Key>()

  /** @param most so many keys are remembered at least, and twice as many at most */
  constructor(most: number) {
    this.#most = most
  }

  /** Whether a key was named lately; from now on it was. */
  note(key: Key): boolean {
    if (this.#keys.has(key) || this.#before.has(key)) return true
    this.#keys.add(key)
    if (this.#keys.size > this.#most) {
      this.#before = this.#keys
      this.#keys = new Set()
    }
    return false
  }
}
