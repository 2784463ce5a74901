import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NextRequest } from 'next/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pageAnswer } from './page-answer'
import { isKept } from './page-copies'

const MARK = 'x-vitrine-rendered'
const BODY = 'The page. '.repeat(1_000)

describe('pageAnswer', () => {
  let site: Server
  let content = 'first'
  let status = 200
  /** What comes to pass while the page is rendered. */
  let meanwhile: () => void = () => undefined
  const asked = vi.fn()

  /** As Next.js behind the proxy: the answer is marked with the name that the page had when it was asked for. */
  const render: RequestListener = (request, response) => {
    asked()
    response.setHeader(MARK, `${request.headers[MARK]} ${content}`)
    meanwhile()
    response.writeHead(status, { 'content-type': 'text/plain' }).end(BODY)
  }

  beforeEach(async () => {
    content = `${Math.random()}`
    status = 200
    meanwhile = () => undefined
    asked.mockClear()
    site = createServer(render)
    await new Promise<void>((resolve) => site.listen(0, 'localhost', resolve))
    vi.stubEnv('PORT', String((site.address() as AddressInfo).port))
  })

  afterEach(async () => {
    vi.unstubAllEnvs()
    await new Promise((resolve) => site.close(resolve))
  })

  async function answer(headers: Record<string, string> = {}) {
    const name = content
    const request = new NextRequest('http://localhost/blog/a', { headers })
    const page = { path: '/blog/a', name, nameNow: () => content, status: 200 }
    const known = { etag: `W/"${name}"`, 'cache-control': 'public' }
    const response = await pageAnswer(request, page, new Headers(known))
    return { name, response, etag: response?.headers.get('etag'), body: await response?.text() }
  }

  it('keeps a page that is what its name says', async () => {
    const { name, etag, body } = await answer()
    expect([etag, body]).toEqual([`W/"${name}"`, BODY])
    await vi.waitUntil(() => isKept(name))
    const { response } = await answer({ 'accept-encoding': 'br' })
    expect(response?.headers.get('x-middleware-rewrite')).toContain(`/copy/br/${name}`)
    expect(asked).toHaveBeenCalledOnce()
  })

  it('keeps nothing, and names nothing, whose content changed while it was rendered', async () => {
    meanwhile = () => {
      content = `${content} changed`
    }
    const { name, response, etag, body } = await answer()
    expect([etag, response?.headers.get('cache-control'), body]).toEqual([null, 'no-store', BODY])
    content = name
    meanwhile = () => undefined
    // Were the changed page kept, this would be a copy of it.
    expect((await answer()).body).toBe(BODY)
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it.each([404, 307, 500])(
    'keeps no answer of another status than the page has: %i',
    async (code) => {
      status = code
      const { name, response, etag } = await answer()
      expect([response?.status, etag]).toEqual([code, null])
      status = 200
      expect((await answer()).response?.status).toBe(200)
      expect(asked).toHaveBeenCalledTimes(2)
      await vi.waitUntil(() => isKept(name))
    },
  )

  it('asks once for all who come until the copy is there', async () => {
    const many = await Promise.all(Array.from({ length: 5 }, () => answer()))
    expect(new Set(many.map(({ body }) => body))).toEqual(new Set([BODY]))
    // Answered, but perhaps not yet kept.
    await answer()
    expect(asked).toHaveBeenCalledOnce()
  })
})
