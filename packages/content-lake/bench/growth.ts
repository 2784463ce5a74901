/** What is compared between sizes: one kind of request to one server. */
export interface Row {
  readonly work: string
  readonly server: string
  readonly connections: number
}

/** How a row fares over the most documents against the fewest. */
export interface Grown {
  readonly row: Row
  readonly smallest: number
  readonly largest: number
  /** How many times as long a request takes. */
  readonly times: number
}

/** Rates of the same rows over different numbers of documents. */
export class Growth {
  readonly #rates = new Map<string, { row: Row; rates: Map<number, number> }>()

  note(row: Row, size: number, perSecond: number): void {
    const key = JSON.stringify([row.work, row.server, row.connections])
    const known = this.#rates.get(key) ?? { row, rates: new Map() }
    known.rates.set(size, perSecond)
    this.#rates.set(key, known)
  }

  /** In the order in which rows were first noted; without those of one size alone. */
  rows(): Grown[] {
    return Array.from(this.#rates.values()).flatMap(({ row, rates }) => {
      const smallest = Math.min(...rates.keys())
      const largest = Math.max(...rates.keys())
      const [few, many] = [rates.get(smallest), rates.get(largest)]
      if (smallest === largest || few === undefined || many === undefined) return []
      return [{ row, smallest, largest, times: few / many }]
    })
  }
}
