import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Secrets {
  /** Signs what the lake sends to the storefront. */
  webhookSecret: string
  /** Administrator's robot token: seeds the lake. */
  writeToken: string
}

/** The machine's own secrets, made at the first run and readable by the owner alone. */
export function loadSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json')
  if (existsSync(file)) return readSecrets(file)
  const secrets: Secrets = { webhookSecret: secret(), writeToken: `sk${secret()}` }
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}

function readSecrets(file: string): Secrets {
  try {
    const { webhookSecret, writeToken } = JSON.parse(readFileSync(file, 'utf8'))
    if (webhookSecret && writeToken) return { webhookSecret, writeToken }
  } catch {
    // Told below, with the remedy.
  }
  throw new Error(`${file} does not hold the secrets: delete it to have new ones made.`)
}

function secret() {
  return randomBytes(32).toString('base64url')
}
