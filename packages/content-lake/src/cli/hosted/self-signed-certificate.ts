import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

const SEQUENCE = 0x30
const SET = 0x31
const BOOLEAN = 0x01
const INTEGER = 0x02
const BIT_STRING = 0x03
const OCTET_STRING = 0x04
const OBJECT_ID = 0x06
const UTF8_STRING = 0x0c
const UTC_TIME = 0x17
const DNS_NAME = 0x82

/** Constructed value number n of a choice. */
const choice = (n: number) => 0xa0 + n

const ECDSA_WITH_SHA256 = Buffer.from('2a8648ce3d040302', 'hex')
const COMMON_NAME = Buffer.from('550403', 'hex')
const SUBJECT_ALTERNATIVE_NAME = Buffer.from('551d11', 'hex')
const BASIC_CONSTRAINTS = Buffer.from('551d13', 'hex')
const DAY_MS = 24 * 60 * 60 * 1000
const NOTHING = Buffer.alloc(0)

/** A key, and the certificate for it; both PEM. */
export interface SelfSignedCertificate {
  readonly key: string
  readonly certificate: string
}

/** A certificate for these names (`*.example.com` too) that can vouch for no other (X.509 v3, RFC 5280). */
export function selfSignedCertificate(
  names: readonly string[],
  days: number,
): SelfSignedCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const signed = toBeSigned(names, publicKey, days)
  const signature = sign('sha256', signed, privateKey)
  const der = value(SEQUENCE, signed, algorithm(), value(BIT_STRING, Buffer.from([0]), signature))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    certificate: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join(
      '\n',
    ),
  }
}

function toBeSigned(names: readonly string[], publicKey: KeyObject, days: number): Buffer {
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(15)])
  const commonName = value(
    SEQUENCE,
    value(OBJECT_ID, COMMON_NAME),
    value(UTF8_STRING, Buffer.from('content-lake')),
  )
  const name = value(SEQUENCE, value(SET, commonName))
  const alternatives = names.map((dns) => value(DNS_NAME, Buffer.from(dns)))
  const extensions = value(
    SEQUENCE,
    extension(SUBJECT_ALTERNATIVE_NAME, value(SEQUENCE, ...alternatives)),
    // Empty: not an authority.
    extension(BASIC_CONSTRAINTS, value(SEQUENCE, NOTHING), { critical: true }),
  )
  return value(
    SEQUENCE,
    value(choice(0), value(INTEGER, Buffer.from([2]))),
    value(INTEGER, serial),
    algorithm(),
    name,
    value(SEQUENCE, time(Date.now() - DAY_MS), time(Date.now() + days * DAY_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    value(choice(3), extensions),
  )
}

function algorithm(): Buffer {
  return value(SEQUENCE, value(OBJECT_ID, ECDSA_WITH_SHA256))
}

function extension(id: Buffer, content: Buffer, { critical = false } = {}): Buffer {
  const flag = critical ? value(BOOLEAN, Buffer.from([0xff])) : NOTHING
  return value(SEQUENCE, value(OBJECT_ID, id), flag, value(OCTET_STRING, content))
}

/** `YYMMDDhhmmssZ` */
function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/\D/g, '').slice(2, 14)
  return value(UTC_TIME, Buffer.from(`${digits}Z`))
}

/** Tag, length, content: how DER writes everything. */
function value(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag]), length(content.byteLength), content])
}

function length(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes])
  return bytes < 0x100 ? Buffer.from([0x81, bytes]) : Buffer.from([0x82, bytes >> 8, bytes & 0xff])
}
