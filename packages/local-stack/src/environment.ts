import { NEWSLETTER_ROLE } from '@vitrine/content/newsletter/newsletter-role'
import type { Instance } from './instance.ts'
import type { Secrets } from './secrets.ts'

export interface Addresses {
  lake: string
  studio: string
  storefront: string
}

export const PROJECT_ID = 'vitrine'
export const DATASET = 'production'

/** This process's environment without what would point a part at another project. */
function inherited(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(SANITY_|CONTENT_LAKE_|NEXT_|SITE_URL$|PORT$|NODE_ENV$|NODE_OPTIONS$)/.test(name),
    ),
  ) as NodeJS.ProcessEnv
}

export function lakeEnvironment(
  addresses: Addresses,
  port: number,
  secrets: Secrets,
  dataFolder: string,
  webhooksFile: string,
): NodeJS.ProcessEnv {
  const { CONTENT_LAKE_AUTH, CONTENT_LAKE_PASSWORD } = process.env
  return {
    ...inherited(),
    ...(CONTENT_LAKE_AUTH && { CONTENT_LAKE_AUTH }),
    ...(CONTENT_LAKE_PASSWORD && { CONTENT_LAKE_PASSWORD }),
    CONTENT_LAKE_PORT: String(port),
    CONTENT_LAKE_DATA: dataFolder,
    CONTENT_LAKE_PUBLIC_URL: addresses.lake,
    CONTENT_LAKE_PROJECT_ID: PROJECT_ID,
    CONTENT_LAKE_DATASET: DATASET,
    CONTENT_LAKE_ORIGINS: addresses.studio,
    CONTENT_LAKE_ROLES: JSON.stringify([NEWSLETTER_ROLE]),
    CONTENT_LAKE_TOKENS: `administrator:${secrets.writeToken},${NEWSLETTER_ROLE.name}:${secrets.newsletterToken}`,
    CONTENT_LAKE_WEBHOOKS: webhooksFile,
  }
}

export function studioEnvironment(addresses: Addresses): NodeJS.ProcessEnv {
  return {
    ...inherited(),
    SANITY_STUDIO_PROJECT_ID: PROJECT_ID,
    SANITY_STUDIO_DATASET: DATASET,
    SANITY_STUDIO_API_HOST: addresses.lake,
    SANITY_STUDIO_SITE_URL: addresses.storefront,
    // Sanity's command line leaves processes behind that ask the network for newer versions and report on use.
    NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
  }
}

export function siteEnvironment(
  addresses: Addresses,
  secrets: Secrets,
  { buildSuffix, outbox }: Pick<Instance, 'buildSuffix' | 'outbox'>,
): NodeJS.ProcessEnv {
  return {
    ...inherited(),
    SANITY_PROJECT_ID: PROJECT_ID,
    SANITY_DATASET: DATASET,
    SANITY_API_HOST: addresses.lake,
    // Everything that is published is public here; a token from a deployment's .env.local would be refused.
    SANITY_API_READ_TOKEN: '',
    SANITY_WEBHOOK_SECRET: secrets.webhookSecret,
    SANITY_STUDIO_URL: addresses.studio,
    SITE_URL: addresses.storefront,
    SANITY_API_NEWSLETTER_TOKEN: secrets.newsletterToken,
    NEWSLETTER_OUTBOX: outbox,
    NEXT_DIST_DIR: `.next${buildSuffix}`,
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

export function seedEnvironment(addresses: Addresses, secrets: Secrets): NodeJS.ProcessEnv {
  return {
    ...inherited(),
    SANITY_PROJECT_ID: PROJECT_ID,
    SANITY_DATASET: DATASET,
    SANITY_API_HOST: addresses.lake,
    SANITY_API_WRITE_TOKEN: secrets.writeToken,
  }
}
