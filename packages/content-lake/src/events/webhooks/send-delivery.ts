import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from '@sanity/webhook'
import type { Attempt } from './delivery-log.ts'
import type { Delivery } from './outbox.ts'
import type { Webhook } from './webhook.ts'

const TIMEOUT_MS = 30_000
/** How much of an answer is kept, and how long it is waited for: its status has come already. */
const KEPT_BYTES = 4 * 1024
const SLOW_BODY_MS = 1_000

/** Sends one delivery and tells how it went; a redirect counts as a failure. */
export async function sendDelivery(
  hook: Webhook,
  delivery: Delivery,
  body: string,
  from: { readonly projectId: string; readonly dataset: string },
  signal: AbortSignal,
): Promise<Attempt> {
  const attemptedAt = Date.now()
  const outcome = (rest: Pick<Attempt, 'status' | 'failure' | 'responseBody'>): Attempt => ({
    attemptedAt,
    durationMs: Date.now() - attemptedAt,
    ...rest,
  })
  try {
    const response = await fetch(hook.url, {
      method: hook.httpMethod,
      headers: {
        'content-type': 'application/json',
        ...hook.headers,
        'idempotency-key': delivery.idempotencyKey,
        'sanity-webhook-id': hook.id,
        'sanity-transaction-id': delivery.transactionId,
        'sanity-transaction-time': delivery.transactionTime,
        'sanity-project-id': from.projectId,
        'sanity-dataset': from.dataset,
        'sanity-document-id': delivery.documentId,
        'sanity-operation': delivery.operation,
        ...(hook.secret !== undefined && {
          [SIGNATURE_HEADER_NAME]: await encodeSignatureHeader(body, attemptedAt, hook.secret),
        }),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    })
    const { status, ok } = response
    return outcome({
      status,
      failure: ok ? null : { reason: 'http', message: `The answer was ${status}` },
      responseBody: await beginningOf(response),
    })
  } catch (error) {
    return outcome({ status: null, failure: failureOf(error), responseBody: '' })
  }
}

async function beginningOf({ body }: Response): Promise<string> {
  if (body === null) return ''
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const slow = setTimeout(() => void reader.cancel().catch(() => {}), SLOW_BODY_MS)
  let text = ''
  try {
    for (let bytes = 0; bytes < KEPT_BYTES; ) {
      const { done, value } = await reader.read()
      if (done) break
      text += decoder.decode(value.subarray(0, KEPT_BYTES - bytes), { stream: true })
      bytes += value.byteLength
    }
  } catch {
    // What came before it broke off is still worth keeping.
  } finally {
    clearTimeout(slow)
    await reader.cancel().catch(() => {})
  }
  return text
}

function failureOf(error: unknown): Attempt['failure'] {
  if (!(error instanceof Error)) return { reason: 'other', message: String(error) }
  if (error.name === 'TimeoutError') return { reason: 'timeout', message: error.message }
  const { cause, message } = error
  // What fetch fails at is a TypeError with the reason as its cause.
  return cause instanceof Error
    ? { reason: 'network', message: `${message}: ${cause.message}` }
    : { reason: 'other', message }
}
