/** What several listeners are told of one transaction in the same bytes: each is made once, while it is told. */
export class Encodings {
  readonly #made = new Map<string, readonly Uint8Array[]>()

  /** @param key tells apart all that may differ between listeners */
  once(key: string, make: () => readonly Uint8Array[]): readonly Uint8Array[] {
    const known = this.#made.get(key)
    if (known !== undefined) return known
    const made = make()
    this.#made.set(key, made)
    return made
  }
}
