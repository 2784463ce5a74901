import { ByteBudget } from './byte-budget.ts'
import { collectGarbage } from './collect-garbage.ts'

/** In characters. What is shorter waits for none that is longer: requests of editors, and the parts that an import comes in. */
export const LARGE = 1_000_000
/** So much of bodies leaves as much garbage as the largest one; in characters. */
const MOST_UNCOLLECTED = 8_000_000
const REFUSAL = 'Too many large requests are under way; try again'

/**
 * Bounds what is made of bodies, from when one is parsed until it is answered: it takes up to twenty times their text.
 * Large ones wait for each other. By itself V8 would hold what was made of one while it parses the next.
 */
export class ParsedBodies {
  readonly #large = new ByteBudget(1, REFUSAL)
  readonly #small: ByteBudget
  readonly #collect: () => void
  #uncollected = 0

  /**
   * @param small what bodies that are not large may have together, in characters
   * @param collect has garbage collected
   */
  constructor(small: number, collect = collectGarbage) {
    this.#small = new ByteBudget(small, REFUSAL)
    this.#collect = collect
  }

  /**
   * Waits until a body may be parsed, and answers how to say that it is done with. Who has one turn must not wait for
   * another.
   * @param length in characters
   * @param request whose body it is
   * @throws ApiError as `ByteBudget.take`
   */
  async takeTurn(length: number, request: Pick<Request, 'signal'>): Promise<() => void> {
    const room = length > LARGE ? this.#large : this.#small
    const giveBack = await room.take(length, request)
    return () => {
      this.#uncollected += length
      if (this.#uncollected < MOST_UNCOLLECTED) return giveBack()
      this.#uncollected = 0
      // Once it is answered: until then the request holds its body.
      setImmediate(() => {
        this.#collect()
        giveBack()
      })
    }
  }
}
