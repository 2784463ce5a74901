import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { requireSignedIn } from '../access/authorize.ts'
import type { Lake } from '../datasets/lake.ts'
import { History } from '../documents/history.ts'
import { releaseHistory } from '../documents/release-history.ts'
import { httpError } from '../errors.ts'
import { documentTimeline } from '../events/document-timeline.ts'
import { releaseEvents } from '../events/release-events.ts'
import { documentIds } from './document-ids.ts'
import type { LakeEnv } from './env.ts'
import { apiErrorOf } from './error-response.ts'
import { JSON_LINES } from './json-lines.ts'
import { pacedStream } from './paced-stream.ts'
import { pastDocuments } from './past-documents.ts'
import type { RequestMemory } from './request-memory.ts'
import { type TransactionDetails, transactionLines } from './transaction-lines.ts'

/** What is held of a document at a time, in what is kept of it: as it is read, parsed, and as it is sent. */
const HELD = 3

const flag = z.stringbool().default(false)
const optional = z
  .string()
  .optional()
  .transform((text) => text || undefined)
const time = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .or(z.literal('').transform(() => undefined))
  .optional()
const limit = z.coerce.number().int().min(1).max(1000)

const documentsQuery = z
  .object({ revision: optional, time, lastRevision: flag })
  .refine(
    ({ revision, time, lastRevision }) =>
      [revision !== undefined, time !== undefined, lastRevision].filter(Boolean).length <= 1,
    'only one of revision, time and lastRevision can be asked for',
  )

const transactionsQuery = z.object({
  excludeContent: flag,
  excludeMutations: flag,
  includeIdentifiedDocumentsOnly: flag,
  effectFormat: z.enum(['mendoza']).optional(),
  reverse: flag,
  limit: limit.default(1000),
  fromTransaction: optional,
  toTransaction: optional,
  fromTime: time,
  toTime: time,
  authors: optional,
})

const eventsQuery = z.object({
  limit: limit.default(100),
  nextCursor: z.coerce.number().int().min(0).optional(),
})

/** `/data/history/{dataset}`: documents as they were, the transactions on them, the steps of their life. */
export function historyRoutes(lake: Lake, storedContent: RequestMemory): Hono<LakeEnv> {
  /** Sends what is made as it is taken, once there is room for it. */
  async function send(
    c: Context<LakeEnv>,
    bytesHeld: number,
    type: string,
    make: () => AsyncGenerator<string, void>,
  ): Promise<Response> {
    const headers = { 'content-type': type }
    if (c.req.method === 'HEAD') return c.body(null, 200, headers)
    const giveBack = await storedContent.take(c.var.identity, bytesHeld)
    const onError = (error: unknown) => {
      const { method, path } = c.req
      const request = { id: c.var.requestId, method, path }
      const { body } = apiErrorOf(error, lake.log, request)
      // A line of its own says that this is not all; what is no line breaks off.
      return type === JSON_LINES ? `\n${JSON.stringify(body)}\n` : undefined
    }
    return c.body(pacedStream(make(), { onError, onEnd: giveBack }), 200, headers)
  }

  return new Hono<LakeEnv>()
    .use('/data/history/:dataset/*', async (c, next) => {
      requireSignedIn(c.var.identity)
      await next()
    })
    .get('/data/history/:dataset/documents/:ids', async (c) => {
      const { store } = lake.dataset(c.req.param('dataset'))
      const ids = documentIds(c.req.param('ids'))
      const history = new History(store)
      const when = pointOf(history, documentsQuery.parse(c.req.query()))
      if (when === null) return c.json({ documents: [] })
      return send(c, HELD * history.largestPart(ids), 'application/json', () =>
        pastDocuments(store, ids, when),
      )
    })
    .get('/data/history/:dataset/transactions/:ids', async (c) => {
      const { store } = lake.dataset(c.req.param('dataset'))
      const history = new History(store)
      const query = transactionsQuery.parse(c.req.query())
      const ids = documentIds(c.req.param('ids'))
      const sequences = history.sequences({
        documentIds: ids,
        from: sequenceOf(history, query.fromTransaction),
        to: sequenceOf(history, query.toTransaction),
        fromTime: query.fromTime,
        toTime: query.toTime,
        authors: query.authors?.split(','),
        newestFirst: query.reverse,
        limit: query.limit,
      })
      const details: TransactionDetails = {
        mutations: !query.excludeContent && !query.excludeMutations,
        effects: query.effectFormat !== undefined,
        only: query.includeIdentifiedDocumentsOnly ? ids : null,
        newestFirst: query.reverse,
      }
      const isShort = !details.mutations && !details.effects
      const held = isShort ? 0 : HELD * history.largestPart(ids)
      return send(c, held, JSON_LINES, () => transactionLines(store, sequences, details))
    })
    .get('/data/history/:dataset/events/documents/:id', (c) => {
      const { store } = lake.dataset(c.req.param('dataset'))
      const id = c.req.param('id')
      const query = eventsQuery.parse(c.req.query())
      const { events, nextCursor } = newestPage(documentTimeline(store, id), query)
      return c.json({ events: { [id]: events }, nextCursor })
    })
    .get('/data/history/:dataset/events/releases/:id', (c) => {
      const { store } = lake.dataset(c.req.param('dataset'))
      const id = c.req.param('id')
      const query = eventsQuery.parse(c.req.query())
      return c.json(newestPage(releaseEvents(id, releaseHistory(store, id)), query))
    })
}

/** The newest events before a cursor. A page ends with a transaction, so that none is cut in two. */
function newestPage<Event>(
  sequenced: readonly { readonly sequence: number; readonly event: Event }[],
  { limit: most, nextCursor: before = Number.POSITIVE_INFINITY }: z.infer<typeof eventsQuery>,
): { events: Event[]; nextCursor: string } {
  const newestFirst = sequenced.filter(({ sequence }) => sequence < before).toReversed()
  const last = newestFirst[Math.min(most, newestFirst.length) - 1]
  const page = newestFirst.filter(({ sequence }) => last !== undefined && sequence >= last.sequence)
  return {
    events: page.map(({ event }) => event),
    nextCursor: last !== undefined && page.length < newestFirst.length ? String(last.sequence) : '',
  }
}

/** Where in a dataset's past: the sequence of a transaction; null when there is none such. */
function pointOf(history: History, when: z.infer<typeof documentsQuery>): number | 'last' | null {
  if (when.lastRevision) return 'last'
  return when.revision === undefined
    ? history.sequenceAt(when.time ?? new Date().toISOString())
    : history.sequenceOf(when.revision)
}

function sequenceOf(history: History, transactionId: string | undefined): number | undefined {
  if (transactionId === undefined) return undefined
  const sequence = history.sequenceOf(transactionId)
  if (sequence !== null) return sequence
  throw httpError(404, 'Not Found', `Transaction "${transactionId}" was not found`)
}
