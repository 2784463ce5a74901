const RESOURCE =
  /^(\/v[^/]+)\/projects\/[^/]+\/datasets\/([^/]+)\/(query|doc|mutate|actions|listen|live\/events|history|export)(\/.*)?$/

/**
 * Rewrites the resource form (`/projects/p/datasets/d/query`) to the classic one (`/data/query/d`). Some
 * of Sanity's tools begin a path with two slashes.
 */
export function classicPath(path: string): string {
  return path
    .replace(/^\/{2,}/, '/')
    .replace(
      RESOURCE,
      (_, version: string, dataset: string, operation: string, rest: string | undefined) =>
        `${version}/data/${operation}/${dataset}${rest ?? ''}`,
    )
}
