import { createHash } from 'node:crypto'
import { domainToASCII } from 'node:url'
import { SUBSCRIBER_ID_PREFIX } from '@vitrine/content/newsletter/subscriber'

/** RFC 5321, 4.5.3.1: in octets, with the domain as the mail system knows it. */
const MAX_LENGTH = 254
const MAX_LOCAL_LENGTH = 64

/** The local parts that a browser takes in `<input type="email">` (HTML, 4.10.5.1.5), without dots at odd places. */
const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
/** Letters and digits of any script; `domainToASCII` would read escapes, ports and addresses in brackets as well. */
const DOMAIN = /^[\p{L}\p{M}\p{N}.。-]+$/u
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
/** The last label is no number: that would be an IP address. */
const ASCII_DOMAIN = new RegExp(`^(?:${LABEL}\\.)+(?!\\d+$)${LABEL}$`)

/**
 * An address as mail is sent to it, its domain in ASCII; null for what is none. It holds no blank, no control
 * character, no comma, no quote and no bracket, so that nothing else can follow it in a header.
 */
export function parseEmailAddress(given: string): string | null {
  const trimmed = given.trim()
  const at = trimmed.lastIndexOf('@')
  const local = trimmed.slice(0, Math.max(at, 0))
  const domain = trimmed.slice(at + 1)
  if (local.length > MAX_LOCAL_LENGTH || !LOCAL_PART.test(local)) return null
  if (domain.length > MAX_LENGTH || !DOMAIN.test(domain)) return null
  const ascii = domainToASCII(domain)
  const address = `${local}@${ascii}`
  return ASCII_DOMAIN.test(ascii) && address.length <= MAX_LENGTH ? address : null
}

/** The id of the one document about an address. Nearly no mail system tells upper case in it from lower. */
export function subscriberId(address: string): string {
  const hash = createHash('sha256').update(address.toLowerCase()).digest('hex')
  return `${SUBSCRIBER_ID_PREFIX}${hash.slice(0, 32)}`
}
