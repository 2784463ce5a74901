import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Secrets {
  /** Signs what the lake sends to the storefront. */
  webhookSecret: string
  /** Administrator's robot token: seeds the lake. */
  writeToken: string
  /** The storefront's: writes subscribers of the newsletter and nothing else. */
  newsletterToken: string
}

/** The machine's own secrets, made at the first run and readable by the owner alone. */
export function loadSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json')
  if (existsSync(file)) return readSecrets(file)
  mkdirSync(folder, { recursive: true })
  return keep(file, {
    webhookSecret: secret(),
    writeToken: `sk${secret()}`,
    newsletterToken: `sk${secret()}`,
  })
}

function keep(file: string, secrets: Secrets): Secrets {
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}

function readSecrets(file: string): Secrets {
  try {
    const { webhookSecret, writeToken, newsletterToken } = JSON.parse(readFileSync(file, 'utf8'))
    // A file of before there was a newsletter gets the one that it lacks.
    if (webhookSecret && writeToken)
      return newsletterToken
        ? { webhookSecret, writeToken, newsletterToken }
        : keep(file, { webhookSecret, writeToken, newsletterToken: `sk${secret()}` })
  } catch {
    // Told below, with the remedy.
  }
  throw new Error(`${file} does not hold the secrets: delete it to have new ones made.`)
}

function secret() {
  return randomBytes(32).toString('base64url')
}
