import { ApiError } from '../../errors.ts'
import { type MetricFamily, samplesBy } from './metric-family.ts'

const OUTCOMES = [
  'answered',
  'refused',
  'timed_out',
  'out_of_memory',
  'turned_away',
  'failed',
] as const
type Outcome = (typeof OUTCOMES)[number]

/** What became of queries. */
export class QueryStatistics {
  readonly #outcomes = new Map<Outcome, number>(OUTCOMES.map((outcome) => [outcome, 0]))

  /** Counts a query that was answered without being run. */
  answered(): void {
    this.#count('answered')
  }

  /** Runs a query, and counts it. */
  run<T>(query: () => T | Promise<T>): T | Promise<T> {
    try {
      const answer = query()
      if (answer instanceof Promise) return this.#whenDone(answer)
      this.#count('answered')
      return answer
    } catch (error) {
      this.#count(outcomeOf(error))
      throw error
    }
  }

  async #whenDone<T>(query: Promise<T>): Promise<T> {
    try {
      const answer = await query
      this.#count('answered')
      return answer
    } catch (error) {
      this.#count(outcomeOf(error))
      throw error
    }
  }

  families(): MetricFamily[] {
    return [
      {
        name: 'content_lake_queries_total',
        help: 'Queries that are over, by what became of them.',
        type: 'counter',
        values: samplesBy('outcome', this.#outcomes),
      },
    ]
  }

  #count(outcome: Outcome): void {
    this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1)
  }
}

function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof ApiError)) return 'failed'
  if (error.status === 503) return 'turned_away'
  if (error.status === 504) return 'timed_out'
  const { error: details } = error.body
  const isMemory =
    typeof details === 'object' && details !== null && 'type' in details
      ? details.type === 'queryMemoryError'
      : false
  return isMemory ? 'out_of_memory' : 'refused'
}
