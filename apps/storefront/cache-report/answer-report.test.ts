import { describe, expect, it, vi } from 'vitest'
import { ContentUnavailableError } from '@/content/cache/content-unavailable-error'
import { answerReport } from './answer-report'

const TOKEN = 'a-token-for-the-cache'

async function ask(
  query: string,
  {
    authorization = `Bearer ${TOKEN}`,
    method = 'GET',
    configured = true,
    found = {} as object | null,
  } = {},
) {
  const report = vi.fn(async () => found)
  const request = new Request(`http://site/api/cache${query}`, {
    method,
    headers: { authorization },
  })
  const response = await answerReport(request, { token: configured ? TOKEN : undefined, report })
  return { response, body: await response.json(), report }
}

describe('the cache report', () => {
  it('reports on the page of the path, and is kept by nobody', async () => {
    const { response, body, report } = await ask('?path=/blog/a', { found: { path: '/blog/a' } })
    expect([response.status, body]).toEqual([200, { path: '/blog/a' }])
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(report).toHaveBeenCalledExactlyOnceWith('/blog/a')
  })

  it.each([
    ['/', '/'],
    ['/blog/', '/blog'],
    ['/blog/café', '/blog/caf%C3%A9'],
    ['/blog/caf%C3%A9', '/blog/caf%C3%A9'],
    ['/blog/../products', '/products'],
  ])('takes %s for %s', async (path, meant) => {
    const { report } = await ask(`?path=${encodeURIComponent(path)}`)
    expect(report).toHaveBeenCalledExactlyOnceWith(meant)
  })

  it('is not there while it has no token', async () => {
    const { response, body, report } = await ask('?path=/', { configured: false })
    expect(response.status).toBe(404)
    expect(body.error).toContain('CACHE_TOKEN')
    expect(report).not.toHaveBeenCalled()
  })

  it.each([
    '',
    'Bearer',
    `Bearer ${TOKEN}x`,
    'Bearer a',
    `Basic ${TOKEN}`,
    TOKEN,
    `Bearer ${TOKEN} b`,
  ])('refuses %j', async (authorization) => {
    const { response, report } = await ask('?path=/', { authorization })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toContain('Bearer')
    expect(report).not.toHaveBeenCalled()
  })

  it('takes no token from the address', async () => {
    const { response } = await ask(`?path=/&token=${TOKEN}`, { authorization: '' })
    expect(response.status).toBe(401)
  })

  it.each([
    '',
    '?path=',
    '?path=blog',
    '?path=/a&path=/b',
    '?path=https://example.org/',
    '?path=//example.org/',
    '?path=/a%3Fb',
    '?path=/a%23b',
    '?path=/a%5Cb',
    '?path=/a%00',
    '?path=/%25E0%25A4',
    `?path=/${'x'.repeat(3_000)}`,
  ])('answers 400 to %s', async (query) => {
    const { response, body, report } = await ask(query)
    expect(response.status).toBe(400)
    expect(body.error).toEqual(expect.any(String))
    expect(report).not.toHaveBeenCalled()
  })

  it('answers 404 where there is no page', async () => {
    const { response, body } = await ask('?path=/nothing', { found: null })
    expect([response.status, body.error]).toEqual([404, 'There is no page of content at /nothing.'])
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('answers 405 to %s', async (method) => {
    const { response } = await ask('?path=/', { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  it('answers 503 while nothing is known and nothing can be', async () => {
    const report = async () => {
      throw new ContentUnavailableError('post:a', { cause: 'down' })
    }
    const request = new Request('http://site/api/cache?path=/blog/a', {
      headers: { authorization: `Bearer ${TOKEN}` },
    })
    expect((await answerReport(request, { token: TOKEN, report })).status).toBe(503)
  })
})
