/** Things that arrive, and those who wait until something is to be seen among them. */
export class Watch {
  readonly #checks = new Set<() => void>()

  /** To be called whenever something has arrived. */
  changed(): void {
    for (const check of this.#checks) check()
  }

  /** What `look` finds, as soon as it finds anything. */
  until<R>(look: () => R | undefined): Promise<R> {
    return new Promise((resolve) => {
      const check = () => {
        const result = look()
        if (result === undefined) return
        this.#checks.delete(check)
        resolve(result)
      }
      this.#checks.add(check)
      check()
    })
  }
}
