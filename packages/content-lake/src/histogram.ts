/** How values are spread, as counts between bounds: to count one costs next to nothing, and memory nothing. */
export class Histogram {
  /** In ascending order. */
  readonly bounds: readonly number[]
  readonly #counts: number[]
  #sum = 0

  constructor(bounds: readonly number[]) {
    this.bounds = bounds
    this.#counts = new Array<number>(bounds.length + 1).fill(0)
  }

  observe(value: number): void {
    const found = this.bounds.findIndex((bound) => value <= bound)
    const place = found === -1 ? this.bounds.length : found
    this.#counts[place] = (this.#counts[place] ?? 0) + 1
    this.#sum += value
  }

  get sum(): number {
    return this.#sum
  }

  /** How many values were at most as large as each bound, and at last how many there were. */
  cumulative(): number[] {
    let total = 0
    return this.#counts.map((count) => {
      total += count
      return total
    })
  }
}
