import type { Config } from './config.ts'
import { type GivenSettings, NOT_PRINTED } from './settings.ts'

/** A configuration as a file that describes it, but for its secrets: those are only said to be set. */
export function printableSettings(config: Config): GivenSettings {
  return {
    host: config.host,
    port: config.port,
    data: config.dataDirectory,
    projectId: config.projectId,
    datasets: [...config.datasets],
    publicUrl: config.publicUrl,
    origins: [...config.origins],
    auth: config.signIn,
    ...(config.password !== null && { password: NOT_PRINTED }),
    trustedProxies: [...config.trustedProxies],
    tokens: config.tokens.map(({ role }) => `${role}:${NOT_PRINTED}`),
    roles: config.roles.map(({ grants, ...role }) => ({
      ...role,
      grants: grants.map(({ filter, permissions, datasets }) => ({
        filter,
        permissions,
        datasets,
      })),
    })),
    ...(config.metricsToken !== null && { metricsToken: NOT_PRINTED }),
    queryTimeout: config.queryTimeLimit / 1_000,
    anonymousQueryTimeout: config.anonymousQueryTimeLimit / 1_000,
    ...(config.webhooksFile !== null && { webhooks: config.webhooksFile }),
    maxUpload: config.maximumUploadBytes / 1_000_000,
    imageCache: config.imageCacheBytes / 1_000_000,
    memory: config.memoryBytes / 1_000_000,
  }
}

const SECRETS = ['password', 'tokens', 'metricsToken'] as const

/** The settings whose secrets a printed configuration lacks. */
export function secretsLeftOut(settings: GivenSettings): string[] {
  return SECRETS.filter((key) => settings[key] !== undefined && settings[key].length > 0)
}
