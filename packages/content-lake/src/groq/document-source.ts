import type { Ranking } from '../documents/candidates.ts'
import type { Condition } from '../documents/condition.ts'
import { distinctTexts } from '../documents/distinct-texts.ts'
import type { StoredDocument } from '../documents/document.ts'
import type { DocumentReader } from '../documents/document-reader.ts'
import type { KeyLookup } from '../documents/key-lookup.ts'
import type { ReferrerLookup } from '../documents/referrer-lookup.ts'
import { findsFew, type Selection, select } from '../documents/select.ts'
import { formOf } from '../documents/stored-form.ts'
import type { TextHits } from '../documents/text-index.ts'
import { getInView, present, type View } from '../documents/view.ts'
import type { Page } from '../documents/walk.ts'
import { Dependencies } from './dependencies.ts'
import type { TextQuery } from './text-query.ts'
import type { GroqValue } from './value.ts'

/** What a search is to give of what satisfies its conditions. */
export interface Wanted extends Pick<Selection, 'order' | 'limit' | 'reversed'> {
  /** The text query that what is found is going to be ranked by. */
  readonly ranked?: Omit<Ranking, 'note'>
}

export interface FoundDocuments {
  /** Read as they are asked for; so many are left out at the beginning, unread. */
  documents(skip: number): Iterable<StoredDocument>
  /** How many the conditions give, without reading any. */
  count(): number
  readonly ordered: boolean
  readonly complete: boolean
  readonly index: string
}

/** So many are ranked at once as soon as one is. */
const FEW_HITS = 200
/** So many documents of a query are ranked one by one before all hits are ranked at once: one takes a hundredth of the time of all. */
const MOST_RANKED_SINGLY = 50

/** The dataset as one query sees it; notes what the answer depends on. */
export class DocumentSource {
  readonly view: View
  readonly dependencies = new Dependencies()
  readonly #store: DocumentReader
  readonly #computed: readonly StoredDocument[]
  /** By expression; null for more than are ranked as soon as one is. */
  readonly #hits = new Map<string, TextHits | null>()
  #rankedSingly = 0
  #lookups = 0

  /** @param computed documents that are stored nowhere; found by a filter that names their type */
  constructor(store: DocumentReader, view: View, computed: readonly StoredDocument[] = []) {
    this.#store = store
    this.#computed = computed
    store.scalarIndexes.unpin()
    this.view = view
  }

  /** How often a document was asked for by its id alone, as references do. */
  get lookups(): number {
    return this.#lookups
  }

  /** The document a reference leads to. */
  get(id: string): StoredDocument | null {
    this.#lookups += 1
    const document = getInView(this.#store.documents, id, this.view)
    this.dependencies.addDocument(id, document?._type ?? null)
    return document
  }

  /** The document with an id, when it is of the type; of any, given null. */
  withId(id: string, type: string | null): StoredDocument[] | null {
    if (this.#computed.length > 0) return null
    const document = this.get(id)
    return document === null || (type !== null && document._type !== type) ? [] : [document]
  }

  /** What a lookup finds; null when that may not be all, or are more than `most`. */
  withKey(type: string, lookup: KeyLookup, value: string, most: number): StoredDocument[] | null {
    if (this.#computed.length > 0) return null
    const found = lookup.find(this.#store, value, this.view, most)
    if (found !== null) this.dependencies.addConditions([{ kind: 'types', types: [type] }])
    return found
  }

  /** What a lookup of what refers to one document finds; null when no index has it. */
  withReference(
    type: string,
    lookup: ReferrerLookup,
    target: string,
    page: Page,
  ): StoredDocument[] | null {
    if (this.#computed.length > 0) return null
    const found = lookup.find(this.#store, target, this.view, page)
    if (found !== null) this.dependencies.addConditions([{ kind: 'types', types: [type] }])
    return found
  }

  select(conditions: readonly Condition[], { ranked, ...wanted }: Wanted): FoundDocuments {
    const { index, ordered, complete, count, documents } = select(this.#store, {
      conditions,
      ...wanted,
      view: this.view,
      ...(ranked !== undefined && { ranking: this.#rankingOf(ranked) }),
    })
    this.dependencies.addConditions(conditions)
    const found = { count, ordered, complete, index, documents }
    const computed = this.#computedOf(conditions)
    if (computed.length === 0) return found
    const all = (skip: number) => chain(documents(skip), computed)
    return { ...found, ordered: false, complete: false, documents: all }
  }

  /** Whether one of the conditions alone leaves few documents. */
  findsFew(conditions: readonly Condition[]): boolean {
    return findsFew(this.#store, conditions, this.view)
  }

  /** The ids that a reference has in documents of some types; null when there are more than `most`. */
  referencesAt(
    path: readonly string[],
    types: readonly string[] | null,
    most: number,
  ): string[] | null {
    return distinctTexts(this.#store, [...path, '_ref'], types, most)
  }

  #rankingOf({ expression, most }: Omit<Ranking, 'note'>): Ranking {
    return { expression, most, note: (hits) => this.#hits.set(expression, hits) }
  }

  #computedOf(conditions: readonly Condition[]): StoredDocument[] {
    if (this.#computed.length === 0) return []
    const named = conditions.filter((condition) => condition.kind === 'types')
    if (named.length === 0) return []
    return this.#computed
      .filter(({ _type }) => named.every(({ types }) => types.includes(_type)))
      .flatMap((document) => present(document, this.view) ?? [])
  }

  /** Relevance of a stored document to a text query, 0 for none; null when the index cannot tell. */
  relevance(value: GroqValue, query: TextQuery): number | null {
    const expression = query.indexExpression
    if (expression === null || typeof value !== 'object' || value === null) return null
    const pk = formOf(value)?.pk
    if (pk === undefined) return null
    const { textIndex } = this.#store
    let hits = this.#hits.get(expression)
    if (hits === undefined) hits = textIndex.hitsUpTo(expression, FEW_HITS)
    else if (hits === null && ++this.#rankedSingly > MOST_RANKED_SINGLY) {
      hits = textIndex.hits(expression)
    }
    this.#hits.set(expression, hits)
    return hits === null ? textIndex.relevance(expression, pk) : (hits.get(pk) ?? 0)
  }
}

function* chain<Item>(first: Iterable<Item>, second: Iterable<Item>): Generator<Item> {
  yield* first
  yield* second
}
