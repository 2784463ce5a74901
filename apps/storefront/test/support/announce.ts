import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from '@sanity/webhook'
import type { Change } from '@vitrine/content/webhook/change'
import { WEBHOOK_SECRET } from './site-process'

/** Calls the site's webhook as the content lake does after a publish. */
export async function announce(site: string, change: Partial<Change>): Promise<void> {
  const body = JSON.stringify({ operation: 'update', listChanged: false, ...change })
  const response = await fetch(`${site}/api/revalidate`, {
    method: 'POST',
    body,
    headers: {
      [SIGNATURE_HEADER_NAME]: await encodeSignatureHeader(body, Date.now(), WEBHOOK_SECRET),
    },
  })
  if (!response.ok)
    throw new Error(`The webhook answered ${response.status}: ${await response.text()}`)
}
