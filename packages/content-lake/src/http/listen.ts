import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { requireSignedIn } from '../access/authorize.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { Lake } from '../datasets/lake.ts'
import type { CommittedTransaction } from '../documents/transaction.ts'
import { ApiError } from '../errors.ts'
import { Encodings } from '../events/encodings.ts'
import { formatPosition, parsePosition } from '../events/event-position.ts'
import {
  deadlineFor,
  filterDeadline,
  type MutationEvent,
  type MutationListenerOptions,
  mutationEvents,
  type VersionScope,
} from '../events/mutation-listener.ts'
import { compileFilter, type DocumentFilter } from '../groq/document-filter.ts'
import type { JsonObject } from '../json.ts'
import { encodeInParts, encodeText } from './encode-event.ts'
import type { LakeEnv } from './env.ts'
import type { EventSink } from './event-stream.ts'
import type { EventStreams } from './event-streams.ts'
import { accessHolds } from './middleware/dataset-access.ts'
import { readParams } from './queries/query-params.ts'

const PUBLISHED_ONLY_SINCE = '2025-02-19'
const NOTHING = encodeText('null')

const listenQuery = z.object({
  query: z.string(),
  includeMutations: z.stringbool().default(true),
  includeResult: z.stringbool().default(false),
  includePreviousRevision: z.stringbool().default(false),
  includeAllVersions: z.stringbool().default(false),
  enableResume: z.stringbool().default(false),
  effectFormat: z.enum(['mendoza']).optional(),
  visibility: z.enum(['transaction', 'query']).default('transaction'),
})

/** `/data/listen`: every change to documents that match a filter, as it is committed. */
export function listenRoutes(lake: Lake, streams: EventStreams): Hono<LakeEnv> {
  return new Hono<LakeEnv>().get('/data/listen/:dataset', (c) => {
    const { id: identityId } = requireSignedIn(c.var.identity)
    const dataset = lake.dataset(c.req.param('dataset'))
    const query = listenQuery.parse(c.req.query())
    const params = readParams(new URL(c.req.url).searchParams)
    const lastEventId = query.enableResume ? c.req.header('last-event-id') : undefined
    const filter = filterOf(query.query, params, identityId)
    const start = (sink: EventSink) => {
      if (filter instanceof ApiError) {
        // An event source cannot read the body of a failed answer, but it can read this.
        sink.send({ event: 'channelError', data: filter.body })
        sink.close()
        return () => {}
      }
      return listen(dataset, sink, lastEventId, {
        filter,
        versions: versionScope(query.includeAllVersions, c.var.apiVersion),
        includeMutations: query.includeMutations,
        includeResult: query.includeResult,
        includePreviousRevision: query.includePreviousRevision,
        includeEffects: query.effectFormat === 'mendoza',
        visibility: query.visibility,
      })
    }
    const isAllowed = accessHolds(c, lake, c.req.param('dataset'))
    return streams.answer(c, { kind: 'listen', isAllowed, start })
  })
}

/** A listener's filter, or what is wrong with it. */
function filterOf(
  query: string,
  params: JsonObject,
  identityId: string,
): DocumentFilter | ApiError {
  try {
    return compileFilter(query, params, identityId)
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}

function listen(
  { feed, store }: Dataset,
  sink: EventSink,
  lastEventId: string | undefined,
  options: MutationListenerOptions,
): () => void {
  const position = lastEventId === undefined ? null : parsePosition(lastEventId)
  const resumed = position?.epoch === feed.epoch ? position : null
  const sent = resumed?.sent ?? null
  const eventsOf = (
    transaction: CommittedTransaction,
    encodings: Encodings,
    deadline = deadlineFor(transaction, options.filter),
    alreadySent = 0,
  ) => {
    const events = mutationEvents(transaction, store, options, deadline)
    return events.slice(alreadySent).map((event, index) => {
      const sent = alreadySent + index + 1
      const id = formatPosition({ epoch: feed.epoch, sequence: transaction.sequence, sent })
      return encodeMutation(event, id, encodings)
    })
  }
  const replay = (transactions: readonly CommittedTransaction[]) => {
    const changes = transactions.reduce((sum, transaction) => sum + transaction.changes.length, 0)
    const deadline = filterDeadline(changes)
    return transactions.flatMap((transaction) => {
      const isReached = transaction.sequence === resumed?.sequence
      return eventsOf(transaction, new Encodings(), deadline, isReached ? (sent ?? 0) : 0)
    })
  }
  const send = (events: readonly (readonly Uint8Array[])[]) => {
    for (const event of events) sink.sendEncoded(event)
  }
  const recent = resumed && feed.since(sent === null ? resumed.sequence + 1 : resumed.sequence)
  // Who cannot be told what was missed starts anew.
  const missed = recent && feed.attempt(() => replay(recent))
  const id = formatPosition({ epoch: feed.epoch, sequence: feed.sequence, sent: null })
  const data = { listenerName: randomUUID() }
  if (missed) {
    // Without an id: the place reached stays that of the last event the client has seen.
    sink.send({ event: 'welcomeback', data })
    send(missed)
  } else {
    sink.send({ event: 'welcome', id, data })
  }
  return feed.subscribe({
    next: (transaction, encodings) => send(eventsOf(transaction, encodings)),
    end: sink.close,
  })
}

/** The same bytes for every listener that is told the same; and the same bytes of a document, whatever else it is told. */
function encodeMutation(
  { summary, contents }: MutationEvent,
  id: string,
  encodings: Encodings,
): readonly Uint8Array[] {
  const names = contents.map(([name]) => name)
  return encodings.once(JSON.stringify([id, summary, names]), () => {
    const parts = contents.map(([name, of]) => {
      const key = JSON.stringify([summary.documentId, name])
      const [json = NOTHING] = encodings.once(key, () => [encodeText(JSON.stringify(of()))])
      return [name, json] as const
    })
    return encodeInParts({ event: 'mutation', id, data: summary }, parts)
  })
}

function versionScope(includeAllVersions: boolean, apiVersion: string): VersionScope {
  if (includeAllVersions) return 'all'
  return apiVersion >= PUBLISHED_ONLY_SINCE ? 'published' : 'drafts'
}
