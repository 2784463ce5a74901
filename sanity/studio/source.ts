import { type ContentSource, contentSource } from '@vitrine/content/source/content-source'

/**
 * Where the Studio finds its content. `sanity build` and `sanity dev` write the variables into the
 * bundle, and replace whole `process.env.NAME` expressions only: hence one by one.
 */
export const source: ContentSource = contentSource({
  SANITY_PROJECT_ID: process.env.SANITY_STUDIO_PROJECT_ID,
  SANITY_DATASET: process.env.SANITY_STUDIO_DATASET,
  SANITY_API_HOST: process.env.SANITY_STUDIO_API_HOST,
  SITE_URL: process.env.SANITY_STUDIO_SITE_URL,
})
