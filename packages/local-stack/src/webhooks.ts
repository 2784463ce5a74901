import { writeFileSync } from 'node:fs'
import { contentWebhook } from '@vitrine/content/webhook'

/** Writes the lake's webhook file: one hook that tells the storefront what was published. */
export function writeWebhooks(file: string, storefront: string, secret: string): void {
  const hook = {
    name: 'storefront',
    url: `${storefront}/api/revalidate`,
    secret,
    ...contentWebhook,
  }
  writeFileSync(file, `${JSON.stringify([hook], null, 2)}\n`, { mode: 0o600 })
}
