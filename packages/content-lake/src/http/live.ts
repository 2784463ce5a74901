import { Hono } from 'hono'
import { z } from 'zod'
import { requireSignedIn } from '../access/authorize.ts'
import type { Dataset } from '../datasets/dataset.ts'
import type { Lake } from '../datasets/lake.ts'
import { publicSyncTagsOf, syncTagsOf } from '../documents/sync-tags.ts'
import type { CommittedTransaction } from '../documents/transaction.ts'
import { formatPosition, parsePosition } from '../events/event-position.ts'
import { encodeEvent } from './encode-event.ts'
import type { LakeEnv } from './env.ts'
import type { EventSink } from './event-stream.ts'
import type { EventStreams } from './event-streams.ts'
import { accessHolds } from './middleware/dataset-access.ts'

const liveQuery = z.object({ includeDrafts: z.stringbool().default(false) })

/** `/data/live/events`: the sync tags of what changes; a query that carries one of them is to be asked anew. */
export function liveRoutes(lake: Lake, streams: EventStreams): Hono<LakeEnv> {
  return new Hono<LakeEnv>().get('/data/live/events/:dataset', (c) => {
    const dataset = lake.dataset(c.req.param('dataset'))
    const { includeDrafts } = liveQuery.parse(c.req.query())
    if (includeDrafts) requireSignedIn(c.var.identity)
    const lastEventId = c.req.header('last-event-id')
    const isAllowed = accessHolds(c, lake, c.req.param('dataset'))
    const start = (sink: EventSink) => follow(dataset, sink, lastEventId, includeDrafts)
    return streams.answer(c, { kind: 'live', isAllowed, start })
  })
}

function follow(
  { feed, store, name }: Dataset,
  sink: EventSink,
  lastEventId: string | undefined,
  includeDrafts: boolean,
): () => void {
  const positionAt = (sequence: number) =>
    formatPosition({ epoch: feed.epoch, sequence, sent: null })
  const messageOf = (transactions: readonly CommittedTransaction[]): Uint8Array[] => {
    const tags = new Set(
      transactions.flatMap((each) =>
        includeDrafts ? syncTagsOf(name, each, store) : publicSyncTagsOf(name, each),
      ),
    )
    const last = transactions.at(-1)
    if (last === undefined || tags.size === 0) return []
    const id = positionAt(last.sequence)
    return [encodeEvent({ event: 'message', id, data: { tags: [...tags] } })]
  }
  const position = lastEventId === undefined ? null : parsePosition(lastEventId)
  const missed = position?.epoch === feed.epoch ? feed.since(position.sequence + 1) : null
  // Who comes back keeps their place until they were told what they missed: they may be cut off again before.
  sink.send({ event: 'welcome', id: lastEventId ?? positionAt(feed.sequence), data: {} })
  if (lastEventId !== undefined && missed === null) {
    // Nobody knows any more what was missed, so everything is to be asked anew.
    sink.send({ event: 'restart', id: positionAt(feed.sequence), data: {} })
  }
  if (missed) sink.sendEncoded(messageOf(missed))
  const key = `live events, ${includeDrafts ? 'with' : 'without'} drafts`
  return feed.subscribe({
    next: (transaction, encodings) =>
      sink.sendEncoded(encodings.once(key, () => messageOf([transaction]))),
    end: sink.close,
  })
}
