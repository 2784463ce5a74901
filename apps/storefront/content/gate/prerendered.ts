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

function readPaths(): ReadonlySet<string> {
  try {
    const file = readFileSync(join(buildFolder(), 'prerender-manifest.json'), 'utf8')
    return new Set(Object.keys(manifestSchema.parse(JSON.parse(file)).routes))
  } catch {
    return new Set()
  }
}
