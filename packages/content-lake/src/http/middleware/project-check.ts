import { createMiddleware } from 'hono/factory'
import { getPath } from 'hono/utils/url'
import { ApiError } from '../../errors.ts'
import type { LakeEnv } from '../env.ts'

/** Refuses requests meant for another project, by the client's header or by the path. */
export function projectCheck(projectId: string) {
  return createMiddleware<LakeEnv>(async (c, next) => {
    // The path as it was asked: the one that is routed names no project where it named a resource.
    const path = getPath(c.req.raw)
    for (const asked of [
      c.req.header('x-sanity-project-id'),
      /^\/+v[^/]+\/(?:hooks\/)?projects\/([^/]+)/.exec(path)?.[1],
    ]) {
      if (asked !== undefined && asked !== projectId) throw projectNotFound(projectId, asked)
    }
    await next()
  })
}

/** SIO-404-PNF is how clients tell a wrong project id from a wrong path. */
function projectNotFound(projectId: string, asked: string): ApiError {
  const message = `Project "${asked}" not found: this lake serves "${projectId}"`
  return new ApiError(
    404,
    { statusCode: 404, error: 'Not Found', message, errorCode: 'SIO-404-PNF' },
    message,
  )
}
