import { LRUCache } from 'lru-cache'
import type { AnswerCache } from '../../groq/answer-cache.ts'
import type { Admission } from './admissions.ts'
import type { AnsweredQuery } from './answer-query.ts'

/** So much of the room may be one body. */
const LARGEST_PART = 1 / 16

/** A body that is sent as it is, for as long as its answer is kept. */
interface ReadyBody extends Pick<AnsweredQuery, 'answer'> {
  readonly bytes: Buffer
  /** By which the client finds its requests in a log. */
  readonly tag: string | undefined
}

/** Bodies of answers that are kept, by what was admitted and the query string: nothing is left to do but to send them. */
export class ReadyBodies {
  readonly #answers: Pick<AnswerCache, 'isKept'>
  readonly #bodies: LRUCache<string, ReadyBody>
  /** An admission that is made anew, as something has changed, has a number of its own. */
  readonly #numbers = new WeakMap<Admission, number>()
  #last = 0

  /** @param capacity in bytes */
  constructor(answers: Pick<AnswerCache, 'isKept'>, capacity: number) {
    this.#answers = answers
    this.#bodies = new LRUCache({
      maxSize: capacity,
      maxEntrySize: Math.floor(capacity * LARGEST_PART),
      sizeCalculation: ({ bytes }, key) => bytes.byteLength + key.length,
    })
  }

  get(admission: Admission, search: string): ReadyBody | undefined {
    const number = this.#numbers.get(admission)
    if (number === undefined) return undefined
    const body = this.#bodies.get(keyOf(number, search))
    return body !== undefined && this.#answers.isKept(body.answer) ? body : undefined
  }

  /** Keeps the body of an answer that is kept and took no time; leaves any other. */
  keep(
    admission: Admission,
    search: string,
    { body, answer, ms, tag }: AnsweredQuery & Pick<ReadyBody, 'tag'>,
  ): void {
    if (ms > 0 || !this.#answers.isKept(answer)) return
    let number = this.#numbers.get(admission)
    if (number === undefined) {
      number = ++this.#last
      this.#numbers.set(admission, number)
    }
    this.#bodies.set(keyOf(number, search), { answer, bytes: Buffer.from(body), tag })
  }
}

/** Between them stands what no number has: a query string may begin with a digit, and would be that of another admission. */
function keyOf(admission: number, search: string): string {
  return `${admission}?${search}`
}
