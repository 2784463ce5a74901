import { OFFLINE_PATH } from './offline-path'

const CACHE_PREFIX = 'offline-'

/** What a browser needs to show the offline page. */
export interface OfflineFiles {
  /** Changes whenever the page does. */
  readonly version: string
  /** Paths of its style sheets. Its fonts are in the browser's own cache, or others stand in for them. */
  readonly styles: readonly string[]
}

/**
 * The service worker: it keeps one page with its style sheets, and shows it in place of a page that
 * cannot be had. Of all else it keeps nothing, and whatever the network answers is what the reader gets.
 */
export function workerScript({ version, styles }: OfflineFiles): string {
  return `const PAGE = ${JSON.stringify(OFFLINE_PATH)}
const STYLES = ${JSON.stringify(styles)}
const CACHE = ${JSON.stringify(CACHE_PREFIX + version)}

addEventListener('install', (event) => {
  skipWaiting()
  event.waitUntil(
    caches.open(CACHE).then((cache) =>
      // A page of the browser's own cache may be older than this worker.
      Promise.all([cache.add(new Request(PAGE, { cache: 'reload' })), cache.addAll(STYLES)]),
    ),
  )
})

addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([deleteCaches(), registration.navigationPreload?.enable(), clients.claim()]),
  )
})

addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') {
    const page = async () => (await event.preloadResponse) ?? fetch(request)
    event.respondWith(page().catch(() => kept(PAGE)))
    return
  }
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin || !STYLES.includes(pathname)) return
  event.respondWith(fetch(request).catch(() => kept(pathname)))
})

async function kept(path) {
  return (await caches.match(path, { cacheName: CACHE })) ?? Response.error()
}
${deleteCaches('name !== CACHE')}`
}

/** A worker that takes the one above away from browsers that have it, and leaves nothing behind. */
export const FAREWELL_SCRIPT = `addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([deleteCaches(), registration.unregister()]))
})
${deleteCaches('true')}`

function deleteCaches(condition: string): string {
  return `
async function deleteCaches() {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith('${CACHE_PREFIX}') && ${condition})
  await Promise.all(old.map((name) => caches.delete(name)))
}
`
}
