import { createHash } from 'node:crypto'
import { tagsManifest } from 'next/dist/server/lib/incremental-cache/tags-manifest.external'

/** Longer than any render takes. */
export const RENDER_GRACE_MS = 2_000

/** Next.js drops tags that are longer than 256 characters without saying so. */
const MAX_KEY_LENGTH = 200

/** The tag of all rendered pages that show the content of one key. */
export function pageTag(key: string): string {
  const name = key.length > MAX_KEY_LENGTH ? createHash('sha256').update(key).digest('hex') : key
  return `content:${name}`
}

const everExpired: Set<string> = sharedSet()

/**
 * Makes Next.js render again, on their next request, the pages that show this content. `revalidateTag` does
 * the same but only within a route handler or action, while the proxy has to do it before it lets a request
 * through. A render that began before may still store its page afterwards: hence the second time.
 */
export function expirePages(key: string): void {
  everExpired.add(key)
  expireNow(key)
  setTimeout(expireNow, RENDER_GRACE_MS, key).unref()
}

/** Whether pages made by the build may still be shown as far as this content goes. */
export function pagesOfBuildStand(keys: readonly string[]): boolean {
  return keys.every((key) => !everExpired.has(key))
}

function expireNow(key: string): void {
  catchUpWithWallClock()
  tagsManifest.set(pageTag(key), { expired: performance.timeOrigin + performance.now() })
}

/**
 * Next.js dates a rendered page by the wall clock, and compares that with what `performance` says the time is.
 * The latter stands still while a machine sleeps; a page rendered after that would outlast every expiry.
 */
function catchUpWithWallClock(): void {
  const behind = Date.now() - (performance.timeOrigin + performance.now())
  if (behind <= 0) return
  const timeOrigin = performance.timeOrigin + behind
  Object.defineProperty(performance, 'timeOrigin', { value: timeOrigin, configurable: true })
}

function sharedSet(): Set<string> {
  const shared: typeof globalThis & { vitrineExpiredPages?: Set<string> } = globalThis
  shared.vitrineExpiredPages ??= new Set()
  return shared.vitrineExpiredPages
}
