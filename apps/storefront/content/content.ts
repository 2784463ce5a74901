import 'server-only'
import { ClientError } from '@sanity/client'
import { nextDueTime } from '@vitrine/content/freshness/due-time'
import { createContentClient } from '@vitrine/content/source/content-client'
import { type ContentProblem, parseFailSoft } from '@vitrine/content/views/fail-soft'
import { missingParts } from '@vitrine/content/views/missing-parts'
import { defaultSettings, type SettingsView } from '@vitrine/content/views/settings'
import { PHASE_PRODUCTION_BUILD } from 'next/constants'
import { ContentCache, type LoadedContent } from './cache/content-cache'
import { expirePages } from './cache/page-cache'
import { documentTagsOf } from './cache/tags'
import { type ContentView, contentKinds, type KindName } from './kinds'
import { log } from './log'
import { reportProblem } from './report-problem'
import { type KindRequest, requests } from './requests'
import { source } from './source'

/** The bundler makes several instances of this module in one process; they share one cache. */
const shared: typeof globalThis & { vitrineContent?: ContentCache<KindRequest> } = globalThis

/** The content of this process. */
export function content(): ContentCache<KindRequest> {
  shared.vitrineContent ??= createCache()
  return shared.vitrineContent
}

/**
 * Reads content of one kind; null when there is none.
 * @throws {ContentUnavailableError} when the content lake does not answer and nothing is known.
 */
export async function readContent<Name extends KindName>(
  request: KindRequest<Name>,
): Promise<ContentView<Name> | null> {
  return (await content().read(request)) as ContentView<Name> | null
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

/** Nobody waits for the pages of a build, and a build that gives up has to be begun anew. */
const BUILD_TIMEOUT_MS = 30_000

function createCache(): ContentCache<KindRequest> {
  const isBuild = process.env.NEXT_PHASE === PHASE_PRODUCTION_BUILD
  const client = createContentClient(source, isBuild ? { timeout: BUILD_TIMEOUT_MS } : {})
  return new ContentCache<KindRequest>({
    load: async ({ kind, params }): Promise<LoadedContent> => {
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
    },
    onChange: expirePages,
    isOutage: (error) => !(error instanceof ClientError),
    onOutage: (error) => log.error('content.unreachable', { error: describe(error) }),
    onRecovery: () => log.info('content.reachable'),
  })
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause ? `${error.message}: ${describe(error.cause)}` : error.message
}
