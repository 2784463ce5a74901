import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new Error(`${file} is not readable JSON: delete it to have new secrets made.`)
    }
  }
  const secrets: Secrets = {
    webhookSecret: secret(),
    writeToken: `sk${secret()}`,
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}

function secret() {
  return randomBytes(32).toString('base64url')
}
