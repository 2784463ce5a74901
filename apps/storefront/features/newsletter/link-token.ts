import { createHash, randomBytes } from 'node:crypto'
import { SUBSCRIBER_ID_PREFIX } from '@vitrine/content/newsletter/subscriber'

/** What a link in a letter says: whom it is about, and a secret that only the reader of the letter knows. */
export interface LinkToken {
  readonly subscriberId: string
  readonly secret: string
}

const FORM = /^([0-9a-f]{32})\.([\w-]{43})$/

/** 256 random bits, as they stand in an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** A token as it stands in a link. */
export function writeLinkToken({ subscriberId, secret }: LinkToken): string {
  return `${subscriberId.slice(SUBSCRIBER_ID_PREFIX.length)}.${secret}`
}

/** The token of a link; null for what cannot be one. */
export function readLinkToken(given: string | null): LinkToken | null {
  const [, key, secret] = FORM.exec(given ?? '') ?? []
  return key && secret ? { subscriberId: `${SUBSCRIBER_ID_PREFIX}${key}`, secret } : null
}

/** SHA-256 in hexadecimal: who reads what is stored cannot confirm in a reader's name. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
