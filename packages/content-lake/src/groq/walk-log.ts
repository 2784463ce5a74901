import type { Condition } from '../documents/condition.ts'
import { describeCondition } from './describe-condition.ts'
import { sourceText } from './groq-js.ts'
import type { Node } from './syntax-tree.ts'

/** How documents were found: all runs of one filter that found them the same way. */
export interface Walk {
  /** `scan` when every document of the dataset was looked at, `none` when none can satisfy the filter. */
  readonly index: string
  /** What indexes know of the filter, in GROQ; `?` stands for a value. */
  readonly conditions: readonly string[]
  /** Parts of the filter that no index knows: each document read was checked for them. */
  readonly unindexed: readonly string[]
  /** Whether the index gave the order, or everything found was sorted. */
  readonly order: 'index' | 'memory' | 'none'
  runs: number
  /** Documents that were read. */
  rowsRead: number
  /** Documents that came out, after the filter and the slice. */
  documents: number
}

/** What is to be known of a walk as it begins. */
export interface BegunWalk {
  readonly index: string
  readonly conditions: readonly Condition[]
  readonly unindexed: readonly Node[]
  readonly order: Walk['order']
}

/** The walks over documents of one query, in the order in which they first ran. */
export class WalkLog {
  readonly #walks = new Map<string, Walk>()
  readonly #filters = new Map<object, number>()

  get walks(): readonly Walk[] {
    return [...this.#walks.values()]
  }

  /** @param filters the part of the query that the walk is of, by identity */
  begin(filters: object, { index, conditions, unindexed, order }: BegunWalk): Walk {
    const number = this.#filters.get(filters) ?? this.#filters.size
    this.#filters.set(filters, number)
    const plan = {
      index,
      conditions: conditions.map(describeCondition),
      unindexed: unindexed.map(sourceText),
      order,
    }
    const key = JSON.stringify([number, plan])
    let walk = this.#walks.get(key)
    if (walk === undefined) {
      walk = { ...plan, runs: 0, rowsRead: 0, documents: 0 }
      this.#walks.set(key, walk)
    }
    walk.runs += 1
    return walk
  }
}

/** Counts what a walk reads. */
export function* countingRows<Item>(items: Iterable<Item>, walk: Walk): Generator<Item> {
  for (const item of items) {
    walk.rowsRead += 1
    yield item
  }
}
