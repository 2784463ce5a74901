import { setImmediate } from 'node:timers/promises'
import { Hono } from 'hono'
import { z } from 'zod'
import { requireSignedIn } from '../access/authorize.ts'
import type { Lake } from '../datasets/lake.ts'
import type { StoredDocument } from '../documents/document.ts'
import { History, type LoggedTransaction } from '../documents/history.ts'
import type { Effects } from '../documents/mendoza.ts'
import { releaseHistory } from '../documents/release-history.ts'
import { httpError } from '../errors.ts'
import { documentTimeline } from '../events/document-timeline.ts'
import { releaseEvents } from '../events/release-events.ts'
import { ResultSize } from '../groq/result-size.ts'
import type { LakeEnv } from './env.ts'

/** In characters of JSON: an answer is held several times over on its way out, and many may ask at once. */
const LARGEST_ANSWER = 16_000_000
/** So many are written before others have their turn. */
const PIECE = 1_000_000

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
export function historyRoutes(lake: Lake): Hono<LakeEnv> {
  return new Hono<LakeEnv>()
    .use('/data/history/:dataset/*', async (c, next) => {
      requireSignedIn(c.var.identity)
      await next()
    })
    .get('/data/history/:dataset/documents/:ids', (c) => {
      const { store } = lake.dataset(c.req.param('dataset'))
      const history = new History(store)
      const when = documentsQuery.parse(c.req.query())
      return c.json({ documents: documentsAt(history, idsOf(c.req.param('ids')), when) })
    })
    .get('/data/history/:dataset/transactions/:ids', async (c) => {
      const { store } = lake.dataset(c.req.param('dataset'))
      const history = new History(store)
      const query = transactionsQuery.parse(c.req.query())
      const documentIds = idsOf(c.req.param('ids'))
      const transactions = history.transactions({
        documentIds,
        from: sequenceOf(history, query.fromTransaction),
        to: sequenceOf(history, query.toTransaction),
        fromTime: query.fromTime,
        toTime: query.toTime,
        authors: query.authors?.split(','),
        newestFirst: query.reverse,
        limit: query.limit,
      })
      const effects = effectsOf(history, transactions, documentIds, query)
      const size = new ResultSize(LARGEST_ANSWER)
      const lines: string[] = []
      let piece = 0
      for (const transaction of transactions) {
        const line = `${JSON.stringify(transactionLine(history, transaction, documentIds, effects, query))}\n`
        size.add(line.length)
        lines.push(line)
        piece += line.length
        if (piece < PIECE) continue
        piece = 0
        await setImmediate()
      }
      return c.body(lines.join(''), 200, { 'content-type': 'application/x-ndjson' })
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

function documentsAt(
  history: History,
  ids: readonly string[],
  when: z.infer<typeof documentsQuery>,
): StoredDocument[] {
  if (when.lastRevision) return present(ids.map((id) => history.lastState(id)))
  const sequence =
    when.revision === undefined
      ? history.sequenceAt(when.time ?? new Date().toISOString())
      : history.sequenceOf(when.revision)
  if (sequence === null) return []
  return present(ids.map((id) => history.stateAt(id, sequence)))
}

function present(documents: readonly (StoredDocument | null)[]): StoredDocument[] {
  return documents.filter((document) => document !== null)
}

function transactionLine(
  history: History,
  { sequence, id, timestamp, author, documentIds }: LoggedTransaction,
  identified: readonly string[],
  effects: ReadonlyMap<string, ReadonlyMap<number, Effects>>,
  query: z.infer<typeof transactionsQuery>,
) {
  const wantsMutations = !query.excludeContent && !query.excludeMutations
  const wantsEffects = query.effectFormat !== undefined
  const included = query.includeIdentifiedDocumentsOnly ? identified : documentIds
  const revisions = wantsMutations || wantsEffects ? history.revisions(sequence, included) : []
  return {
    id,
    timestamp,
    author,
    documentIDs: documentIds.filter((documentId) => included.includes(documentId)),
    ...(wantsMutations && { mutations: revisions.flatMap(({ mutations }) => mutations) }),
    ...(wantsEffects && {
      effects: Object.fromEntries(
        revisions.map(({ documentId }) => [documentId, effects.get(documentId)?.get(sequence)]),
      ),
    }),
  }
}

/** By document and sequence; empty when none are asked for. */
function effectsOf(
  history: History,
  transactions: readonly LoggedTransaction[],
  identified: readonly string[],
  { effectFormat, includeIdentifiedDocumentsOnly }: z.infer<typeof transactionsQuery>,
): Map<string, Map<number, Effects>> {
  if (effectFormat === undefined) return new Map()
  const sequences = new Set(transactions.map(({ sequence }) => sequence))
  const included = includeIdentifiedDocumentsOnly
    ? identified
    : transactions.flatMap(({ documentIds }) => documentIds)
  const size = new ResultSize()
  return new Map(
    Array.from(new Set(included), (id) => [id, history.effectsOn(id, sequences, size)]),
  )
}

function sequenceOf(history: History, transactionId: string | undefined): number | undefined {
  if (transactionId === undefined) return undefined
  const sequence = history.sequenceOf(transactionId)
  if (sequence !== null) return sequence
  throw httpError(404, 'Not Found', `Transaction "${transactionId}" was not found`)
}

function idsOf(list: string): string[] {
  return list.split(',').filter((id) => id !== '')
}
