import type { DatasetStore } from '../documents/dataset-store.ts'
import type { StoredDocument } from '../documents/document.ts'
import { versionName } from '../documents/document-id.ts'
import { toldEffects } from '../documents/mendoza.ts'
import type { CommittedTransaction, DocumentChange } from '../documents/transaction.ts'
import { Deadline } from '../groq/deadline.ts'
import type { DocumentFilter } from '../groq/document-filter.ts'

/** Which versions a listener hears of. */
export type VersionScope = 'published' | 'drafts' | 'all'

export interface MutationListenerOptions {
  readonly filter: DocumentFilter
  readonly versions: VersionScope
  readonly includeMutations: boolean
  readonly includeResult: boolean
  readonly includePreviousRevision: boolean
  readonly includeEffects: boolean
  readonly visibility: 'transaction' | 'query'
}

/** For one filter, which an ordinary one takes a thousandth of: nothing else is answered meanwhile. */
const FILTER_LIMIT_MS = 20
const FILTER_LIMIT_A_CHANGE_MS = 0.05
/** For all filters together that ask the dataset for other documents, each perhaps for all of them. */
const SUBQUERIES_LIMIT_MS = 50
const SUBQUERIES_LIMIT_A_CHANGE_MS = 0.25
/** Once telling of a transaction has taken so long, slow filters are to blame, and those left have little time each. */
const LONG_MS = 100
const LATE_FILTER_LIMIT_MS = 1

/** How long a listener's filter may take over so many changes. */
export function filterDeadline(changes: number): Deadline {
  return new Deadline(FILTER_LIMIT_MS + FILTER_LIMIT_A_CHANGE_MS * changes)
}

interface Telling {
  /** As `performance.now()` has it. */
  readonly began: number
  readonly subqueries: Deadline
}

/** The listeners of a transaction are told one after the other, without anything in between. */
const tellings = new WeakMap<CommittedTransaction, Telling>()

/**
 * How long a listener's filter may take over a transaction that is being told. Those that ask the dataset for other
 * documents have their time together.
 */
export function deadlineFor(transaction: CommittedTransaction, filter: DocumentFilter): Deadline {
  const changes = transaction.changes.length
  let telling = tellings.get(transaction)
  if (telling === undefined) {
    const subqueries = new Deadline(SUBQUERIES_LIMIT_MS + SUBQUERIES_LIMIT_A_CHANGE_MS * changes)
    telling = { began: performance.now(), subqueries }
    tellings.set(transaction, telling)
  }
  if (filter.hasSubquery) return telling.subqueries
  const isLate = performance.now() - telling.began > LONG_MS
  return isLate
    ? new Deadline(LATE_FILTER_LIMIT_MS + FILTER_LIMIT_A_CHANGE_MS * changes)
    : filterDeadline(changes)
}

type Transition = 'appear' | 'update' | 'disappear'

/** What a listener is told of one document's change. */
export interface MutationEvent {
  /** All but the contents. */
  readonly summary: MutationSummary
  /** Attributes that hold documents, or what was done to one, by their names. They are made when they are asked for. */
  readonly contents: readonly (readonly [name: string, of: () => unknown])[]
}

export interface MutationSummary {
  readonly eventId: string
  readonly documentId: string
  readonly transactionId: string
  readonly transition: Transition
  readonly transactionTotalEvents: number
  readonly transactionCurrentEvent: number
  readonly [attribute: string]: unknown
}

/**
 * The events of a transaction for one listener: those of documents that match before or after it.
 * @throws ApiError queryTimeoutError when the filter does not meet the deadline
 */
export function mutationEvents(
  transaction: CommittedTransaction,
  store: DatasetStore,
  options: MutationListenerOptions,
  deadline: Deadline,
): MutationEvent[] {
  const heard = transaction.changes.flatMap((change) => {
    if (!isInScope(change.documentId, options.versions)) return []
    const transition = transitionOf(change, (document) =>
      options.filter.matches(document, store, deadline),
    )
    return transition === null ? [] : [{ change, transition }]
  })
  return heard.map(({ change, transition }, index) => {
    const summary = {
      eventId: `${transaction.id}#${change.documentId}`,
      documentId: change.documentId,
      transactionId: transaction.id,
      transition,
      identity: transaction.author,
      ...(change.previous !== null && { previousRev: change.previous._rev }),
      resultRev: transaction.id,
      timestamp: transaction.timestamp,
      visibility: options.visibility,
      transactionTotalEvents: heard.length,
      transactionCurrentEvent: index,
    }
    return { summary, contents: contentsOf(change, options) }
  })
}

function contentsOf(
  { previous, next, mutations }: DocumentChange,
  options: MutationListenerOptions,
): MutationEvent['contents'] {
  const all = [
    [options.includeMutations, 'mutations', () => mutations],
    [options.includeResult && next !== null, 'result', () => next],
    [options.includePreviousRevision, 'previous', () => previous],
    [options.includeEffects, 'effects', () => toldEffects(previous, next)],
  ] as const
  return all.flatMap(([isIncluded, name, of]) => (isIncluded ? [[name, of] as const] : []))
}

function transitionOf(
  { previous, next }: DocumentChange,
  matches: (document: StoredDocument | null) => boolean,
): Transition | null {
  const before = matches(previous)
  const after = matches(next)
  if (before) return after ? 'update' : 'disappear'
  return after ? 'appear' : null
}

function isInScope(documentId: string, versions: VersionScope): boolean {
  if (versions === 'all') return true
  const version = versionName(documentId)
  return version === 'published' || (version === 'drafts' && versions === 'drafts')
}
