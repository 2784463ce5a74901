import { type Change, changeSchema } from '@vitrine/content/webhook/change'
import { z } from 'zod'
import { readBody } from '@/server/read-body'
import { refuse } from '@/server/refuse'
import type { DocumentChange } from '../cache/invalidation'
import { tagsOfChange } from '../cache/tags'
import { checkSignature, SIGNATURE_HEADER } from './signature'

export interface ChangeReceiver {
  /** Shared with the sender; without it nothing is believed. */
  readonly secret: string | undefined
  expire(tags: string[], change: DocumentChange): void
  /** Looks at what a changed document holds, without anybody waiting for it. */
  check(documentId: string): void
  now?(): number
}

/** A change is a few ids and slugs; a post that mentions a thousand products stays far below. */
const MAX_BODY_BYTES = 256 * 1024

/**
 * Answers a call of the webhook: verifies that the content lake sent it, expires what the change may show in, and
 * has the document checked.
 */
export async function answerChange(request: Request, receiver: ChangeReceiver): Promise<Response> {
  const { secret, expire, check, now = Date.now } = receiver
  if (!secret) {
    return refuse(503, 'SANITY_WEBHOOK_SECRET is not set: no call can be verified.')
  }
  const body = await readBody(request, MAX_BODY_BYTES)
  if (body === null) return refuse(413, `The body is larger than ${MAX_BODY_BYTES} bytes.`)
  const problem = await checkSignature(body, request.headers.get(SIGNATURE_HEADER), secret, now())
  if (problem) return refuse(401, problem)
  const change = changeSchema.safeParse(parseJson(body))
  if (!change.success) return refuse(400, z.prettifyError(change.error))
  const tags = tagsOfChange(change.data)
  expire(tags, describeChange(change.data, request.headers))
  if (change.data.operation !== 'delete') check(change.data._id)
  return Response.json({ expired: tags })
}

/** Ids are no longer than this, and what is kept of a call is kept long. */
const MAX_ID_LENGTH = 128

/** What the content lake says of a change in its headers, which the signature does not cover: for the record only. */
function describeChange(change: Change, headers: Headers): DocumentChange {
  const header = (name: string) => headers.get(name)?.slice(0, MAX_ID_LENGTH) ?? null
  return {
    documentId: change._id,
    documentType: change._type.slice(0, MAX_ID_LENGTH),
    operation: change.operation,
    transactionId: header('sanity-transaction-id'),
    deliveryId: header('idempotency-key'),
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
