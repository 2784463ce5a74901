import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { requireSignedIn } from '../access/authorize.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { Lake } from '../datasets/lake.ts'
import type { CommittedTransaction } from '../documents/transaction.ts'
import { ApiError } from '../errors.ts'
import { formatPosition, parsePosition } from '../events/event-position.ts'
import {
  type MutationListenerOptions,
  mutationEvents,
  type VersionScope,
} from '../events/mutation-listener.ts'
import { compileFilter } from '../groq/document-filter.ts'
import type { LakeEnv } from './env.ts'
import { type EventSink, eventStream } from './event-stream.ts'
import { accessHolds } from './middleware/dataset-access.ts'
import { readParams } from './query.ts'

const PUBLISHED_ONLY_SINCE = '2025-02-19'

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
export function listenRoutes(lake: Lake): Hono<LakeEnv> {
  return new Hono<LakeEnv>().get('/data/listen/:dataset', (c) => {
    const { id: identityId } = requireSignedIn(c.var.identity)
    const dataset = lake.dataset(c.req.param('dataset'))
    const query = listenQuery.parse(c.req.query())
    const params = readParams(new URL(c.req.url).searchParams)
    const lastEventId = query.enableResume ? c.req.header('last-event-id') : undefined
    return eventStream(c.req.raw, accessHolds(c, lake, c.req.param('dataset')), (sink) => {
      try {
        const filter = compileFilter(query.query, params, identityId)
        return listen(dataset, sink, lastEventId, {
          filter,
          versions: versionScope(query.includeAllVersions, c.var.apiVersion),
          includeMutations: query.includeMutations,
          includeResult: query.includeResult,
          includePreviousRevision: query.includePreviousRevision,
          includeEffects: query.effectFormat === 'mendoza',
          visibility: query.visibility,
        })
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        // An event source cannot read the body of a failed answer, but it can read this.
        sink.send({ event: 'channelError', data: error.body })
        sink.close()
        return () => {}
      }
    })
  })
}

function listen(
  { feed, store }: Dataset,
  sink: EventSink,
  lastEventId: string | undefined,
  options: MutationListenerOptions,
): () => void {
  const send = (transaction: CommittedTransaction, alreadySent = 0) => {
    const events = mutationEvents(transaction, store, options)
    events.slice(alreadySent).forEach((data, index) => {
      const sent = alreadySent + index + 1
      const id = formatPosition({ epoch: feed.epoch, sequence: transaction.sequence, sent })
      sink.send({ event: 'mutation', id, data })
    })
  }
  const position = lastEventId === undefined ? null : parsePosition(lastEventId)
  const resumed = position?.epoch === feed.epoch ? position : null
  const sent = resumed?.sent ?? null
  const missed = resumed && feed.since(sent === null ? resumed.sequence + 1 : resumed.sequence)
  const id = formatPosition({ epoch: feed.epoch, sequence: feed.sequence, sent: null })
  const data = { listenerName: randomUUID() }
  if (missed) {
    // Without an id: the place reached stays that of the last event the client has seen.
    sink.send({ event: 'welcomeback', data })
    for (const transaction of missed) {
      send(transaction, transaction.sequence === resumed?.sequence ? (sent ?? 0) : 0)
    }
  } else {
    sink.send({ event: 'welcome', id, data })
  }
  return feed.subscribe({ next: send, end: sink.close })
}

function versionScope(includeAllVersions: boolean, apiVersion: string): VersionScope {
  if (includeAllVersions) return 'all'
  return apiVersion >= PUBLISHED_ONLY_SINCE ? 'published' : 'drafts'
}
