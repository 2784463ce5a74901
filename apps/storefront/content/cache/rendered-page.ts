import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decoded } from '@vitrine/content/routes/decoded'
import { getMemoryCache } from 'next/dist/server/lib/incremental-cache/memory-cache.external'
import { areTagsExpired } from 'next/dist/server/lib/incremental-cache/tags-manifest.external'
import { z } from 'zod'
import { buildFolder, prerenderedPaths } from '@/server/build'

/** A page as Next.js keeps it. */
export interface RenderedPage {
  /** In milliseconds of the epoch. */
  readonly at: number
  readonly by: 'build' | 'server'
  readonly tags: readonly string[]
  /** Whether it is sent as it is: false when a tag was expired after it was rendered. */
  readonly stands: boolean
}

/** The first to ask for this cache says how large it is: Next.js, and if it should be us, then as large as its own. */
const NEXT_DEFAULT_BYTES = 50 * 1024 * 1024

const headersSchema = z.object({ 'x-next-cache-tags': z.string() })
const keptSchema = z.object({ headers: headersSchema })

/**
 * What Next.js keeps of a page, in memory or from the build; null when it keeps none and will render it. Read from the
 * cache that serves it, so it cannot say anything else than what is served.
 */
export function renderedPage(pathname: string): RenderedPage | null {
  const key = pathname === '/' ? '/index' : pathname
  const pages = getMemoryCache(NEXT_DEFAULT_BYTES)
  const kept = pages.get(decoded(key) ?? key) ?? pages.get(key)
  if (kept?.lastModified !== undefined)
    return page(kept.lastModified, tagsIn(keptSchema.safeParse(kept.value).data))
  return prerenderedPaths().has(pathname) ? fromBuild(key) : null
}

function fromBuild(key: string): RenderedPage | null {
  const file = join(buildFolder(), 'server/app', key)
  try {
    const meta = keptSchema.safeParse(JSON.parse(readFileSync(`${file}.meta`, 'utf8')))
    return page(statSync(`${file}.html`).mtimeMs, tagsIn(meta.data))
  } catch {
    return null
  }
}

function tagsIn(kept: z.infer<typeof keptSchema> | undefined): string[] {
  return kept?.headers['x-next-cache-tags'].split(',') ?? []
}

function page(at: number, tags: string[]): RenderedPage {
  const startedAt = Date.now() - process.uptime() * 1_000
  return { at, by: at < startedAt ? 'build' : 'server', tags, stands: !areTagsExpired(tags, at) }
}
