import { encodeSignatureHeader } from '@sanity/webhook'
import { describe, expect, it, vi } from 'vitest'
import { answerChange } from './answer-change'

const SECRET = 'a-secret-that-only-two-know'
const NOW = Date.parse('2026-06-01T12:00:00Z')
const CHANGE = {
  _id: 'p',
  _type: 'page',
  operation: 'update',
  slug: 'about',
  previousSlug: 'about',
  listChanged: false,
}

async function call(
  body: string,
  { secret = SECRET, signedAt = NOW, signature = '', configured = true } = {},
) {
  const expire = vi.fn()
  const check = vi.fn()
  const request = new Request('http://site/api/revalidate', {
    method: 'POST',
    body,
    headers: {
      'sanity-transaction-id': 'tx',
      'idempotency-key': 'k'.repeat(200),
      'sanity-webhook-signature':
        signature || (await encodeSignatureHeader(body, signedAt, secret)),
    },
  })
  const response = await answerChange(request, {
    secret: configured ? SECRET : undefined,
    expire,
    check,
    now: () => NOW,
  })
  return { status: response.status, body: await response.json(), expire, check }
}

describe('the webhook', () => {
  it('expires what the change may show in', async () => {
    const { status, body, expire } = await call(JSON.stringify(CHANGE))
    expect(status).toBe(200)
    expect(body).toEqual({ expired: ['document:p', 'slug:page:about'] })
    expect(expire).toHaveBeenCalledExactlyOnceWith(['document:p', 'slug:page:about'], {
      documentId: 'p',
      documentType: 'page',
      operation: 'update',
      transactionId: 'tx',
      deliveryId: 'k'.repeat(128),
    })
  })

  it('has a document checked that was written, and none that is gone', async () => {
    const { check } = await call(JSON.stringify({ ...CHANGE, operation: 'create' }))
    expect(check).toHaveBeenCalledExactlyOnceWith('p')
    const gone = await call(JSON.stringify({ ...CHANGE, operation: 'delete' }))
    expect(gone.status).toBe(200)
    expect(gone.check).not.toHaveBeenCalled()
  })

  it('takes the change of a document that holds other things than texts, and has it checked', async () => {
    const wrong = { slug: 7, listChanged: 'yes', mentions: [7, 'q', null] }
    const { status, body, check } = await call(
      JSON.stringify({ ...CHANGE, _type: 'post', ...wrong }),
    )
    expect(status).toBe(200)
    expect(body.expired).toEqual([
      'document:p',
      'slug:post:about',
      'list:post',
      'mentions:q',
      'words:post',
    ])
    expect(check).toHaveBeenCalledExactlyOnceWith('p')
  })

  it('believes nobody while it has no secret', async () => {
    const { status, body, expire } = await call(JSON.stringify(CHANGE), { configured: false })
    expect(status).toBe(503)
    expect(body.error).toContain('SANITY_WEBHOOK_SECRET')
    expect(expire).not.toHaveBeenCalled()
  })

  it.each([
    ['a signature by another secret', { secret: 'another' }],
    ['a signature of long ago', { signedAt: NOW - 25 * 3600 * 1000 }],
    ['a signature of the future', { signedAt: NOW + 6 * 60 * 1000 }],
    ['a signature that is none', { signature: 'nonsense' }],
    ['a signature of another length', { signature: `t=${NOW},v1=short` }],
  ])('refuses %s', async (_, options) => {
    const { status, body, expire, check } = await call(JSON.stringify(CHANGE), options)
    expect(status).toBe(401)
    expect(body.error).toEqual(expect.any(String))
    expect(expire).not.toHaveBeenCalled()
    expect(check).not.toHaveBeenCalled()
  })

  it('refuses a call without a signature', async () => {
    const request = new Request('http://site/api/revalidate', { method: 'POST', body: '{}' })
    const response = await answerChange(request, {
      secret: SECRET,
      expire: vi.fn(),
      check: vi.fn(),
    })
    expect(response.status).toBe(401)
  })

  it('refuses a body that was changed on the way', async () => {
    const signature = await encodeSignatureHeader(JSON.stringify(CHANGE), NOW, SECRET)
    const { status } = await call(JSON.stringify({ ...CHANGE, _id: 'q' }), { signature })
    expect(status).toBe(401)
  })

  it.each(['not json', '[]', '{"_id":"p"}'])('answers 400 to the signed body %s', async (body) => {
    const { status, expire } = await call(body)
    expect(status).toBe(400)
    expect(expire).not.toHaveBeenCalled()
  })

  it('does not read more than it has to', async () => {
    const { status } = await call(JSON.stringify({ ...CHANGE, mentions: ['x'.repeat(300_000)] }))
    expect(status).toBe(413)
  })
})
