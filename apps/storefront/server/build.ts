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

const routesSchema = z.object({
  staticRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
  dynamicRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
})

let routes: readonly { readonly page: string; readonly regex: RegExp }[] | undefined

/** The route of `app/` that serves a path, as Next.js writes it (`/blog/[slug]`); null in development. */
export function routeOf(pathname: string): string | null {
  routes ??= readRoutes()
  return routes.find(({ regex }) => regex.test(pathname))?.page ?? null
}

function readRoutes(): { page: string; regex: RegExp }[] {
  try {
    const file = readFileSync(join(buildFolder(), 'routes-manifest.json'), 'utf8')
    const { staticRoutes, dynamicRoutes } = routesSchema.parse(JSON.parse(file))
    return [...staticRoutes, ...dynamicRoutes].map(({ page, regex }) => ({
      page,
      regex: new RegExp(regex),
    }))
  } catch {
    return []
  }
}
