import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { httpError } from '../errors.ts'
import type { DatasetStore } from './dataset-store.ts'

/** Looked through at a time, so that no step of a long history holds up the others. */
const MOST_TRANSACTIONS = 1_000

/** The moment right after a transaction, or a time. */
export type PointRequest = { readonly transactionId: string } | { readonly time: string }

const point = z.object({ sequence: z.number(), id: z.string(), timestamp: z.string() })

/** A transaction of the log: the dataset as it was right after it. */
export type Point = Readonly<z.infer<typeof point>>

/** @throws ApiError 404 or 400 with one sentence when the log does not reach there */
export function resolvePoint(store: DatasetStore, request: PointRequest): Point {
  const first = pointOf(store, 'WHERE sequence = (SELECT min(sequence) FROM revision)')
  if (first === null) throw unreachable('The dataset has no history to restore it from')
  if ('time' in request && request.time > new Date().toISOString()) {
    throw unreachable(`${request.time} is yet to come`)
  }
  const found =
    'time' in request
      ? pointOf(store, 'WHERE timestamp <= ? ORDER BY sequence DESC LIMIT 1', request.time)
      : pointOf(store, 'WHERE id = ?', request.transactionId)
  if (found === null && 'transactionId' in request) {
    throw httpError(404, 'Not Found', `There is no transaction "${request.transactionId}"`)
  }
  // What was before may be unknown, or was elsewhere: a copy that left its history behind begins so.
  if (found === null || found.sequence < first.sequence) {
    throw unreachable(
      `The history of the dataset begins at ${first.timestamp}, with transaction "${first.id}"`,
    )
  }
  return found
}

/**
 * The documents that were changed since a point and up to a sequence, which is the last one if left out.
 * @throws ApiError 409 when one of these changes cannot be undone, because it was erased
 */
export async function changedSince(
  store: DatasetStore,
  { sequence }: Point,
  until = store.sequence,
): Promise<Set<string>> {
  const ids = new Set<string>()
  for (let from = sequence; from < until; from += MOST_TRANSACTIONS) {
    for (const id of changedBetween(store, from, Math.min(from + MOST_TRANSACTIONS, until))) {
      ids.add(id)
    }
    await setImmediate()
  }
  return ids
}

/** The same for sequences after `from` and up to `to`, at once. */
export function changedBetween(store: DatasetStore, from: number, to: number): string[] {
  const logged = store.statements
    .prepare('SELECT count(*) AS n FROM transaction_log WHERE sequence > ? AND sequence <= ?')
    .get(from, to)
  if (Number(logged?.n) !== to - from) {
    throw erased('Some of what happened since then is not in the log any more')
  }
  const lost = store.statements
    .prepare(
      `SELECT transaction_log.id AS id, changed.value AS document_id
       FROM transaction_log, json_each(document_ids) AS changed
       WHERE sequence > ? AND sequence <= ? AND NOT EXISTS (
         SELECT 1 FROM revision
         WHERE document_id = changed.value AND revision.sequence = transaction_log.sequence
       ) LIMIT 1`,
    )
    .get(from, to)
  if (lost !== undefined) {
    throw erased(
      `What transaction "${lost.id}" changed in document "${lost.document_id}" was erased since then`,
    )
  }
  return store.statements
    .prepare('SELECT DISTINCT document_id FROM revision WHERE sequence > ? AND sequence <= ?')
    .all(from, to)
    .map((row) => String(row.document_id))
}

function pointOf(store: DatasetStore, where: string, ...values: string[]): Point | null {
  const found = store.statements
    .prepare(`SELECT sequence, id, timestamp FROM transaction_log ${where}`)
    .get(...values)
  return found === undefined ? null : point.parse(found)
}

function unreachable(message: string): Error {
  return httpError(400, 'Bad Request', message)
}

function erased(message: string): Error {
  return httpError(409, 'Conflict', `${message}: the dataset cannot be had as it was then`)
}
