import { createClient, type SanityClient } from '@sanity/client'
import { API_VERSION } from '@vitrine/content/source/content-client'
import { contentSource } from '@vitrine/content/source/content-source'

/** A reason not to seed that a person can act on; its message is the whole story. */
export class SeedRefusal extends Error {
  override name = 'SeedRefusal'
}

export type SeedTarget = { client: SanityClient; name: string }

/**
 * Where the demo content goes, from the environment.
 * @throws SeedRefusal when there is no token or a variable holds an unusable value.
 */
export function seedTarget(environment: Readonly<Record<string, string | undefined>>): SeedTarget {
  const source = readSource(environment)
  const token = environment.SANITY_API_WRITE_TOKEN?.trim()
  if (!token) {
    const where =
      source.kind === 'hosted'
        ? `at https://www.sanity.io/manage/project/${source.projectId}/api`
        : 'with `npx content-lake token create seed --role editor`'
    throw new SeedRefusal(
      `SANITY_API_WRITE_TOKEN is not set. Make a token that may write ${where}.`,
    )
  }
  const client = createClient({
    projectId: source.projectId,
    dataset: source.dataset,
    ...(source.apiHost && { apiHost: source.apiHost, useProjectHostname: false }),
    token,
    apiVersion: API_VERSION,
    perspective: 'raw',
    useCdn: false,
    maxRetries: 1,
  })
  const host = source.apiHost ?? `project ${source.projectId} at sanity.io`
  return { client, name: `${host}, dataset ${source.dataset}` }
}

function readSource(environment: Readonly<Record<string, string | undefined>>) {
  try {
    return contentSource(environment)
  } catch (error) {
    throw new SeedRefusal(error instanceof Error ? error.message : String(error))
  }
}

/** Says in one sentence why a request to the target failed, when the reason is not in our code. */
export function explainFailure(error: unknown, target: SeedTarget): unknown {
  if (!(error instanceof Error)) return error
  const status = 'statusCode' in error ? error.statusCode : undefined
  if (status === 401 || status === 403) {
    return new SeedRefusal(
      `${target.name} does not let this token write. Use one with the role of an editor.`,
    )
  }
  if (status === 404)
    return new SeedRefusal(`There is no content lake, or no such dataset, at ${target.name}.`)
  if (status === undefined && (error.name === 'ConnectionFailedError' || isNetworkError(error))) {
    return new SeedRefusal(`Nothing answers at ${target.name}. Start it first, then seed again.`)
  }
  return error
}

const NETWORK_CODES = ['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'EAI_AGAIN', 'ETIMEDOUT']

function isNetworkError(error: Error): boolean {
  const code = 'code' in error ? error.code : undefined
  if (NETWORK_CODES.includes(String(code))) return true
  if (NETWORK_CODES.some((known) => error.message.includes(known))) return true
  return error.cause instanceof Error && isNetworkError(error.cause)
}
