import {
  decodeSignatureHeader,
  encodeSignatureHeader,
  isSignatureError,
  SIGNATURE_HEADER_NAME,
} from '@sanity/webhook'
import { isSameSecret } from '@/server/is-same-secret'

export const SIGNATURE_HEADER = SIGNATURE_HEADER_NAME

/** Retries come late when this server was down. A replayed call costs a query and changes nothing. */
const MAX_AGE_MS = 24 * 3600 * 1000
const MAX_CLOCK_SKEW_MS = 5 * 60 * 1000

/** Says what is wrong with a signed call, or null when its sender knows the secret. */
export async function checkSignature(
  body: string,
  header: string | null,
  secret: string,
  now: number,
): Promise<string | null> {
  if (!header) return `The header ${SIGNATURE_HEADER} is missing.`
  try {
    const { timestamp } = decodeSignatureHeader(header)
    const expected = await encodeSignatureHeader(body, timestamp, secret)
    if (!isSameSecret(header.trim(), expected)) return 'The signature does not match.'
    const age = now - timestamp
    return age > MAX_AGE_MS || age < -MAX_CLOCK_SKEW_MS ? 'The signature is out of date.' : null
  } catch (error) {
    if (isSignatureError(error)) return error.message
    throw error
  }
}
