import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const manifestSchema = z.object({ routes: z.record(z.string(), z.unknown()) })

let paths: ReadonlySet<string> | undefined

/** The folder that `next build` wrote and `next start` serves. */
export function buildFolder(): string {
  return join(/*turbopackIgnore: true*/ process.cwd(), process.env.NEXT_DIST_DIR || '.next')
}

/** The paths of the pages that the build made ready; none in development. */
export function prerenderedPaths(): ReadonlySet<string> {
  paths ??= readPaths()
  return paths
}

let id: string | undefined

/** Tells one build from another; empty in development. */
export function buildId(): string {
  id ??= readId()
  return id
}

function readId(): string {
  try {
    return readFileSync(join(buildFolder(), 'BUILD_ID'), 'utf8').trim()
  } catch {
    return ''
  }
}

function readPaths(): ReadonlySet<string> {
  try {
    const file = readFileSync(join(buildFolder(), 'prerender-manifest.json'), 'utf8')
    return new Set(Object.keys(manifestSchema.parse(JSON.parse(file)).routes))
  } catch {
    return new Set()
  }
}
