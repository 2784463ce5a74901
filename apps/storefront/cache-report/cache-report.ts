import 'server-only'
import type { ContentRecord } from '@/content/cache/content-cache'
import type { Invalidation } from '@/content/cache/invalidation'
import { type RenderedPage, renderedPage } from '@/content/cache/rendered-page'
import { content, readLastKnown } from '@/content/content'
import { requests } from '@/content/requests'
import { keptCards } from '@/features/social-card/kept-cards'
import { readCard } from '@/features/social-card/read-card'
import { isKept } from '@/gate/page-copies'
import { contentKeys, etagOf } from '@/gate/page-etag'
import { copyName } from '@/gate/page-name'
import { type PageRoute, pageRoute } from '@/gate/page-route'
import { routeOf } from '@/server/build'

/** Why a page is as it is. Times as in ISO 8601, in UTC. */
export interface CacheReport {
  readonly path: string
  /** The route of Next.js; null in development. */
  readonly route: string | null
  /** What a reader's copy is asked by; null of searches and cards, within four seconds of a change, and in development. */
  readonly etag: string | null
  /** The page that Next.js keeps; null when it keeps none, as of searches, cards, feeds, Markdown and the sitemap. */
  readonly rendered: {
    readonly at: string
    readonly by: string
    readonly tags: readonly string[]
  } | null
  readonly nextRequest: {
    /** `ifContentDiffers`: its content is asked for anew first. */
    readonly rendersAnew: 'no' | 'yes' | 'ifContentDiffers'
    readonly because: ReturnType<typeof invalidationReport> | string | null
  }
  /** What last had any of its content asked for anew, be it that nothing had changed. */
  readonly invalidated: ReturnType<typeof invalidationReport> | null
  readonly content: readonly ReturnType<typeof contentReport>[]
}

/**
 * Reports on the page of a path, and changes nothing in it: what is out of date stays so. Null when there is no such
 * page as content was last known.
 * @throws {ContentUnavailableError} when nothing is known of it and it cannot be read.
 */
export async function cacheReport(path: string): Promise<CacheReport | null> {
  const page = await existing(pageRoute(path))
  if (!page) return null
  await readLastKnown(requests.settings())
  const records = contentKeys(page).flatMap((key) => {
    const record = content().record(key)
    return record ? [{ key, record }] : []
  })
  const rendered = page.isDynamic || page.servedAt ? null : renderedPage(path)
  return {
    path,
    route: routeOf(page.servedAt ?? path),
    etag: etagOf(page),
    rendered: rendered && {
      at: time(rendered.at),
      by: rendered.by,
      tags: rendered.tags,
    },
    nextRequest: page.isDynamic
      ? { rendersAnew: 'yes', because: 'It shows what is asked of it, and is kept by nobody.' }
      : nextRequest(
          records.map(({ record }) => record),
          rendered,
          rendered?.stands || (await isKeptAsSent(path, page)),
        ),
    invalidated: youngest(records.flatMap(({ record }) => [record.lastInvalidation, record.due])),
    content: records.map(({ key, record }) => contentReport(key, record)),
  }
}

async function existing(route: PageRoute | null): Promise<PageRoute | null> {
  for (let next = route; next; next = next.otherwise ?? null)
    if (await next.exists(readLastKnown)) return next
  return null
}

function nextRequest(
  records: readonly ContentRecord[],
  rendered: RenderedPage | null,
  isSentAsKept: boolean,
): CacheReport['nextRequest'] {
  const because = youngest(records.map(({ due }) => due))
  if (because) return { rendersAnew: 'ifContentDiffers', because }
  if (isSentAsKept) return { rendersAnew: 'no', because: null }
  return {
    rendersAnew: 'yes',
    because: rendered ? 'Its content has changed since.' : 'It is not kept.',
  }
}

/**
 * Whether what is sent is kept: the picture of a card, or the copy that answers all who ask for a feed, Markdown or a
 * list, and browsers.
 */
async function isKeptAsSent(path: string, page: PageRoute): Promise<boolean> {
  if (page.form !== 'card') {
    const name = copyName(path, etagOf(page))
    return name !== null && isKept(name)
  }
  const { kind, params } = page.request
  const card = await readCard(kind, String(params.slug ?? ''), readLastKnown)
  return card !== null && keptCards().has(card)
}

function youngest(found: readonly (Invalidation | null)[]) {
  const counted = found.filter((one) => one !== null && one.reason !== 'age')
  const last = counted.reduce((a, b) => (a && b && a.at >= b.at ? a : b), null)
  return last && invalidationReport(last)
}

function contentReport(key: string, record: ContentRecord) {
  const { version, lastInvalidation, validUntil } = record
  return {
    key,
    revision: version.hash,
    since: time(version.since),
    /** What made the server find this revision; null for the first that it knew. */
    because: version.because && invalidationReport(version.because),
    askedAt: time(record.loadedAt),
    invalidated: lastInvalidation && invalidationReport(lastInvalidation),
    /** When a scheduled post comes due in it. */
    validUntil: Number.isFinite(validUntil) ? time(validUntil) : null,
    tags: record.tags,
  }
}

function invalidationReport({ reason, at, tag, change }: Invalidation) {
  return {
    reason,
    at: time(at),
    tag: tag ?? null,
    document: change
      ? { id: change.documentId, type: change.documentType, operation: change.operation }
      : null,
    transaction: change?.transactionId ?? null,
    delivery: change?.deliveryId ?? null,
  }
}

function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
