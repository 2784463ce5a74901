import path from 'node:path'
import { z } from 'zod'
import { rolesOf } from '../access/custom-role.ts'
import type { Config } from './config.ts'
import { ConfigError } from './config-error.ts'
import { settingsOfFile } from './config-file.ts'
import { settingsOfEnvironment, variableOf } from './environment.ts'
import { isLoopbackName } from './loopback.ts'
import { type Setting, type Settings, settings, tokenRule } from './settings.ts'

/** Names the path of the configuration file. */
export const CONFIG_FILE_VARIABLE = 'CONTENT_LAKE_CONFIG'

/** How a mistake names a setting: by the variable, or by the key of the file that gave it. */
type NameOf = (setting: string) => string

/**
 * The configuration that an environment describes, and the file that it names: what both set, the
 * environment does. An empty variable counts as unset.
 * @throws ConfigError that names each variable and key at fault
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const file = env[CONFIG_FILE_VARIABLE]?.trim()
  const ofFile = file ? settingsOfFile(path.resolve(file)) : {}
  const ofEnvironment = settingsOfEnvironment(env)
  const nameOf: NameOf = (setting) =>
    Object.hasOwn(ofFile, setting) && !Object.hasOwn(ofEnvironment, setting)
      ? `"${setting}" in ${file}`
      : variableOf(setting)
  const { success, data, error } = settings.safeParse({ ...ofFile, ...ofEnvironment })
  if (!success) throw new ConfigError(error.issues.flatMap(described(nameOf)).join('\n'))
  const contradictions = contradictionsIn(data, nameOf)
  if (contradictions.length > 0) throw new ConfigError(contradictions.join('\n'))
  return configOf(data)
}

function described(nameOf: NameOf): (issue: z.core.$ZodIssue) => string[] {
  return (issue) => {
    const [setting, ...within] = issue.path
    if (setting === undefined && issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => `${nameOf(key)} is no setting`)
    }
    const isNested = setting === 'roles' && within.length > 0
    const at = isNested ? ` at ${z.core.toDotPath(within)}` : ''
    const what =
      issue.code === 'unrecognized_keys'
        ? `has ${issue.keys.map((key) => `"${key}"`).join(', ')}, which a role has not`
        : issue.message
    return [`${nameOf(String(setting))}${at} ${what}`]
  }
}

function contradictionsIn(given: Settings, nameOf: NameOf): string[] {
  const wrong: string[] = []
  const complain = (setting: Setting, what: string) => wrong.push(`${nameOf(setting)} ${what}`)
  if (given.auth === 'password' && given.password === undefined) {
    complain('password', `is required when ${nameOf('auth')} is "password"`)
  }
  if (given.auth === 'local' && given.trustedProxies.length > 0) {
    complain('auth', `must be "password" behind ${nameOf('trustedProxies')}`)
  }
  const url = URL.parse(given.publicUrl ?? '')
  if (given.auth === 'local' && url && !isLoopbackName(url.hostname)) {
    const publicUrl = `${nameOf('publicUrl')} (${url.origin})`
    complain('auth', `must be "password" when ${publicUrl} is not this machine`)
  }
  const roles = rolesOf(given.roles)
  if (new Set(roles).size < roles.length) complain('roles', 'must not name a role twice')
  if (given.tokens.some(({ role }) => !roles.includes(role))) complain('tokens', tokenRule(roles))
  return wrong
}

function configOf(given: Settings): Config {
  const [first = 'production', ...others] = new Set([
    ...(given.dataset === undefined ? [] : [given.dataset]),
    ...(given.datasets ?? []),
  ])
  return {
    host: given.host,
    port: given.port,
    dataDirectory: path.resolve(given.data),
    projectId: given.projectId,
    datasets: [first, ...others],
    publicUrl: given.publicUrl ?? `http://localhost:${given.port}`,
    origins: given.origins,
    signIn: given.auth,
    password: given.password ?? null,
    trustedProxies: given.trustedProxies,
    tokens: given.tokens,
    roles: given.roles,
    metricsToken: given.metricsToken ?? null,
    queryTimeLimit: given.queryTimeout,
    anonymousQueryTimeLimit: given.anonymousQueryTimeout,
    webhooksFile: given.webhooks === undefined ? null : path.resolve(given.webhooks),
    maximumUploadBytes: given.maxUpload,
    imageCacheBytes: given.imageCache,
    memoryBytes: given.memory,
  }
}
