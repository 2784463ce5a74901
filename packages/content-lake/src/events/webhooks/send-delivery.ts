import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from '@sanity/webhook'
import type { Attempt, Delivery } from './outbox.ts'
import type { Webhook } from './webhook.ts'

const TIMEOUT_MS = 30_000

/** Sends one delivery and tells how it went; a redirect counts as a failure. */
export async function sendDelivery(
  hook: Webhook,
  delivery: Delivery,
  body: string,
  from: { readonly projectId: string; readonly dataset: string },
  signal: AbortSignal,
): Promise<Attempt> {
  const attemptedAt = Date.now()
  const outcome = (status: number | null, error: string | null): Attempt => ({
    attemptedAt,
    durationMs: Date.now() - attemptedAt,
    status,
    error,
  })
  try {
    const response = await fetch(hook.url, {
      method: hook.httpMethod,
      headers: {
        ...hook.headers,
        'content-type': 'application/json',
        'idempotency-key': delivery.idempotencyKey,
        'sanity-webhook-id': hook.name,
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
    await response.body?.cancel()
    return outcome(response.status, response.ok ? null : `The answer was ${response.status}`)
  } catch (error) {
    return outcome(null, describe(error))
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message
}
