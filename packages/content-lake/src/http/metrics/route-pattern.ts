import type { Context } from 'hono'
import { matchedRoutes } from 'hono/route'

/** For what no route was there. */
const NO_ROUTE = 'none'

/**
 * The pattern of the route that answered a request, such as `/:version/data/query/:dataset`; of the one that would have,
 * when a gate before it refused. To be asked when there is an answer.
 */
export function routePattern(c: Context): string {
  const matched = matchedRoutes(c)
  const answered = matched[c.req.routeIndex]?.path
  if (answered !== undefined && !isGate(answered)) return tidy(answered)
  const next = matched.findLast(({ path }) => !isGate(path))?.path
  return next === undefined ? NO_ROUTE : tidy(next)
}

function isGate(path: string): boolean {
  return path.endsWith('*')
}

const tidied = new Map<string, string>()

/** Without what a part of the path has to look like. There are as many patterns as routes. */
function tidy(path: string): string {
  const known = tidied.get(path)
  if (known !== undefined) return known
  const pattern = path.replaceAll(/\{[^}]*\}/g, '')
  tidied.set(path, pattern)
  return pattern
}
