import 'server-only'
import { nextDueTime } from '@vitrine/content/freshness/due-time'
import { createContentClient } from '@vitrine/content/source/content-client'
import { type ContentProblem, parseFailSoft } from '@vitrine/content/views/fail-soft'
import { missingParts } from '@vitrine/content/views/missing-parts'
import { defaultSettings, type SettingsView } from '@vitrine/content/views/settings'
import { PHASE_PRODUCTION_BUILD } from 'next/constants'
import { log } from '@/server/log'
import { ContentCache, type LoadedContent } from './cache/content-cache'
import { expirePages } from './cache/page-cache'
import { documentTagsOf } from './cache/tags'
import { isOutage } from './is-outage'
import { type ContentView, contentKinds, type KindName } from './kinds'
import { reportProblem } from './report-problem'
import { type KindRequest, requests } from './requests'
import { searchQueue } from './search-queue'
import { source } from './source'

/** The bundler makes several instances of this module in one process; they share one cache. */
const shared: typeof globalThis & {
  vitrineContent?: ContentCache<KindRequest>
  vitrineSearches?: ContentCache<KindRequest>
} = globalThis

/** The content of this process. */
export function content(): ContentCache<KindRequest> {
  shared.vitrineContent ??= createCache()
  return shared.vitrineContent
}

/** What was found for questions of late. Kept apart: made-up questions push out no content, and slow ones stop no page. */
function searches(): ContentCache<KindRequest> {
  shared.vitrineSearches ??= createCache({
    run: searchQueue(() => log.warn('search.queue-full')),
    maxCharacters: SEARCHES_CHARACTERS,
  })
  return shared.vitrineSearches
}

/** Makes whatever carries one of these tags be read again before it is next seen. */
export function expireContent(...change: Parameters<ContentCache<KindRequest>['expire']>): void {
  content().expire(...change)
  searches().expire(...change)
}

/**
 * Reads content of one kind; null when there is none.
 * @throws {ContentUnavailableError} when the content lake does not answer and nothing is known.
 */
export async function readContent<Name extends KindName>(
  request: KindRequest<Name>,
): Promise<ContentView<Name> | null> {
  const cache = SEARCH_KINDS.has(request.kind) ? searches() : content()
  return (await cache.read(request)) as ContentView<Name> | null
}

/** Reads content as it was last known, without bringing it up to date; loads it when nothing is known. */
export async function readLastKnown<Name extends KindName>(
  request: KindRequest<Name>,
): Promise<ContentView<Name> | null> {
  return (await content().lastKnown(request)) as ContentView<Name> | null
}

/** The site's settings, or the defaults while the dataset has none. */
export async function readSettings(): Promise<SettingsView> {
  return (await readContent(requests.settings())) ?? defaultSettings
}

/** Asked in readers' words, of which there is no end. */
const SEARCH_KINDS: ReadonlySet<KindName> = new Set(['search', 'instantSearch'])

/** Nobody waits for the pages of a build, and a build that gives up has to be begun anew. */
const BUILD_TIMEOUT_MS = 30_000

/** Runs a load when its turn comes, or throws when too many wait. */
type Run = (load: () => Promise<LoadedContent>) => Promise<LoadedContent>

const SEARCHES_CHARACTERS = 4 * 1024 * 1024

function createCache(searches?: { run: Run; maxCharacters: number }): ContentCache<KindRequest> {
  const isBuild = process.env.NEXT_PHASE === PHASE_PRODUCTION_BUILD
  const client = createContentClient(source, isBuild ? { timeout: BUILD_TIMEOUT_MS } : {})
  const load = async ({ kind, params }: KindRequest): Promise<LoadedContent> => {
    const { query, schema, tags, required = [] } = contentKinds[kind]
    const result: unknown = await client.fetch(query, { ...params }, { cache: 'no-store' })
    const problems: ContentProblem[] = []
    const value = parseFailSoft(schema, result, (problem) => problems.push(problem))
    problems.push(...missingParts(value, required, problems))
    for (const problem of problems) reportProblem('content.omitted', problem)
    return {
      value,
      tags: [...documentTagsOf(result), ...tags(params, result)],
      validUntil: nextDueTime(result, Date.now()),
    }
  }
  return new ContentCache<KindRequest>({
    // No page that Next.js keeps shows what was found.
    ...(searches
      ? {
          load: (request) => searches.run(() => load(request)),
          maxCharacters: searches.maxCharacters,
        }
      : { load, onChange: expirePages }),
    isOutage,
    onOutage: (error) => log.error('content.unreachable', { error: describe(error) }),
    onRecovery: () => log.info('content.reachable'),
  })
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause ? `${error.message}: ${describe(error.cause)}` : error.message
}
