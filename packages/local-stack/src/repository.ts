import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's top folder. */
export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url))

export const lakeFolder = join(repositoryRoot, 'packages/content-lake')
export const studioFolder = join(repositoryRoot, 'sanity')
export const storefrontFolder = join(repositoryRoot, 'apps/storefront')

/** A command of an installed dependency. */
export function repositoryBin(name: string): string {
  return join(repositoryRoot, 'node_modules/.bin', name)
}
