import { writeFileSync } from 'node:fs'
import { REVALIDATE_WEBHOOK } from '@vitrine/content/webhook/revalidate-webhook'

/** Writes the lake's webhook file: one hook that tells the storefront what was published. */
export function writeWebhooks(file: string, storefront: string, secret: string): void {
  const { path, ...webhook } = REVALIDATE_WEBHOOK
  const hook = { ...webhook, url: `${storefront}${path}`, secret }
  writeFileSync(file, `${JSON.stringify([hook], null, 2)}\n`, { mode: 0o600 })
}
