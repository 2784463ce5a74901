import { LRUCache } from 'lru-cache'

/** In characters of queries. */
const REMEMBERED = 2_000_000
const LONGEST_REMEMBERED = 20_000

/** What another moment, or another caller, gets another answer to. Comments and texts may hold them too: no harm. */
const OF_THE_MOMENT = /\b(now|identity|attributes)\b/
/** Scores are measured against all documents, whatever the answer holds. */
const AGAINST_ALL = /\bscore\b/

/** What a query's text tells of the answers to it. */
export interface QueryText {
  /** Stands for the text in keys, which it would make long; a text of its own where the query is too long to remember. */
  readonly key: number | string
  readonly isOfTheMoment: boolean
  readonly isAgainstAll: boolean
}

/** Remembers what the texts of queries tell. */
export class QueryTexts {
  readonly #known = new LRUCache<string, QueryText>({
    maxSize: REMEMBERED,
    maxEntrySize: LONGEST_REMEMBERED,
    sizeCalculation: (_, query) => query.length + 1,
  })
  #last = 0

  of(query: string): QueryText {
    let known = this.#known.get(query)
    if (known === undefined) {
      known = {
        key: query.length < LONGEST_REMEMBERED ? ++this.#last : query,
        isOfTheMoment: OF_THE_MOMENT.test(query),
        isAgainstAll: AGAINST_ALL.test(query),
      }
      this.#known.set(query, known)
    }
    return known
  }
}
