/** Where the Studio finds its content: `apiHost` undefined means hosted Sanity. */
export interface StudioEnvironment {
  projectId: string
  dataset: string
  apiHost: string | undefined
  siteUrl: string
}

/**
 * Reads the `SANITY_STUDIO_*` variables, which `sanity build` and `sanity dev` write into the bundle.
 * Without a project id the Studio talks to the embedded content lake.
 */
export function readEnvironment(variables: Record<string, string | undefined>): StudioEnvironment {
  const projectId = variables.SANITY_STUDIO_PROJECT_ID || undefined
  const apiHost = variables.SANITY_STUDIO_API_HOST || undefined
  return {
    projectId: projectId ?? 'vitrine',
    dataset: variables.SANITY_STUDIO_DATASET || 'production',
    apiHost: apiHost ?? (projectId ? undefined : 'http://localhost:3900'),
    siteUrl: variables.SANITY_STUDIO_SITE_URL || 'http://localhost:3000',
  }
}

// Written out one by one because the bundler replaces whole `process.env.NAME` expressions.
export const environment = readEnvironment({
  SANITY_STUDIO_PROJECT_ID: process.env.SANITY_STUDIO_PROJECT_ID,
  SANITY_STUDIO_DATASET: process.env.SANITY_STUDIO_DATASET,
  SANITY_STUDIO_API_HOST: process.env.SANITY_STUDIO_API_HOST,
  SANITY_STUDIO_SITE_URL: process.env.SANITY_STUDIO_SITE_URL,
})
