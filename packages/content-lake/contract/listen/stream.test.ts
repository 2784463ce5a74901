import { describe, expect, test } from 'vitest'
import { embeddedOnly } from '../support/cases.ts'
import { openStream } from '../support/events.ts'
import { request } from '../support/http.ts'
import { LISTEN } from '../support/listening.ts'

describe('a stream', () => {
  test('begins with a welcome', async () => {
    const stream = await openStream(LISTEN, { search: { query: '*' } })
    expect(stream.status).toBe(200)
    expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(stream.headers.get('cache-control')).toMatch(/no-cache|no-store/)
    const [welcome] = await stream.first(1)
    expect(welcome).toMatchObject({
      event: 'welcome',
      data: { listenerName: expect.any(String) },
    })
  })

  test('without a token is refused', async () => {
    const stream = await openStream(LISTEN, { search: { query: '*' }, token: null })
    expect([401, 403]).toContain(stream.status)
  })

  test('without a query is refused', async () => {
    expect((await request(LISTEN)).status).toBe(400)
  })

  test('of a dataset that does not exist is refused', async () => {
    const { status } = await request('/data/listen/ct-nowhere', { search: { query: '*' } })
    expect(status).toBe(404)
  })

  test('of a query that cannot be read says what is wrong', async () => {
    const stream = await openStream(LISTEN, { search: { query: '*[_type == ' } })
    const [failure] = await stream.first(1)
    expect(['channelError', 'error']).toContain(failure?.event)
    expect(JSON.stringify(failure?.data)).toContain('unexpected end-of-file, expected expression')
  })

  embeddedOnly('of a query that begins with no filter says so', async () => {
    const stream = await openStream(LISTEN, { search: { query: '1 + 1' } })
    const [failure] = await stream.first(1)
    expect(failure).toMatchObject({
      event: 'channelError',
      data: { error: { type: 'queryParseError' } },
    })
  })

  test('with an option that does not exist is refused', async () => {
    const { status } = await request(LISTEN, { search: { query: '*', visibility: 'soon' } })
    expect(status).toBe(400)
  })
})
