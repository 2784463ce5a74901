import { tmpdir } from 'node:os'
import NextPages from 'next/dist/server/lib/incremental-cache/file-system-cache'
import { nodeFs } from 'next/dist/server/lib/node-fs-methods'
import type { CachedRouteKind, IncrementalCacheKind } from 'next/dist/server/response-cache'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expirePages, pagesOfBuildStand, pageTag, RENDER_GRACE_MS } from './page-cache'

/** The cache in which this version of Next.js keeps rendered pages: what `expirePages` has to reach. */
const pages = new NextPages({
  fs: nodeFs,
  serverDistDir: tmpdir(),
  flushToDisk: false,
  maxMemoryCacheSize: 1_000_000,
  revalidatedTags: [],
  _requestHeaders: {},
})

async function render(path: string, key: string) {
  const value = {
    kind: 'APP_ROUTE' as CachedRouteKind.APP_ROUTE,
    body: Buffer.from(path),
    status: 200,
    headers: { 'x-next-cache-tags': `_N_T_/layout,${pageTag(key)}` },
  } as const
  await pages.set(path, value, { isRoutePPREnabled: false, isFallback: false })
}

async function isKept(path: string): Promise<boolean> {
  const context = { kind: 'APP_ROUTE' as IncrementalCacheKind.APP_ROUTE, isFallback: false }
  return (await pages.get(path, context)) !== null
}

const HOUR_MS = 3_600_000

describe('expirePages', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout'], now: Date.now() })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('takes the pages that show the content from Next.js, and no others', async () => {
    await render('/shows-a', 'post:a')
    await render('/shows-b', 'post:b')
    vi.advanceTimersByTime(5)
    expirePages('post:a')
    expect(await isKept('/shows-a')).toBe(false)
    expect(await isKept('/shows-b')).toBe(true)
    expect(pagesOfBuildStand(['post:b'])).toBe(true)
    expect(pagesOfBuildStand(['post:a', 'post:b'])).toBe(false)
  })

  it('takes a page too whose rendering began before and ended after', async () => {
    expirePages('post:c')
    vi.advanceTimersByTime(5)
    await render('/shows-c', 'post:c')
    expect(await isKept('/shows-c')).toBe(true)
    vi.advanceTimersByTime(RENDER_GRACE_MS)
    expect(await isKept('/shows-c')).toBe(false)
    vi.advanceTimersByTime(5)
    await render('/shows-c', 'post:c')
    expect(await isKept('/shows-c')).toBe(true)
  })

  it('takes a page that was rendered after the machine had slept', async () => {
    vi.setSystemTime(Date.now() + HOUR_MS)
    await render('/shows-d', 'post:d')
    vi.advanceTimersByTime(5)
    expirePages('post:d')
    expect(await isKept('/shows-d')).toBe(false)
  })

  it('reaches content of a long key under a tag that Next.js accepts', () => {
    expect(pageTag(`post:${'x'.repeat(1_000)}`).length).toBeLessThanOrEqual(256)
  })
})
