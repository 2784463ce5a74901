import type { Setting } from './settings.ts'

/** What every variable of a setting begins with. */
export const PREFIX = 'CONTENT_LAKE_'

const asText = (text: string): unknown => text
/** What is no number stays the text that it is, for the schema to refuse. */
const asNumber = (text: string): unknown => {
  const number = Number(text)
  return Number.isNaN(number) ? text : number
}
/** What is no JSON stays the text that it is, for the schema to refuse. */
const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
const asList = (text: string): unknown =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)

/** How each variable is read into what the configuration file would hold. */
const READ: Readonly<Record<Setting, (text: string) => unknown>> = {
  host: asText,
  port: asNumber,
  data: asText,
  projectId: asText,
  dataset: asText,
  datasets: asList,
  publicUrl: asText,
  origins: asList,
  auth: asText,
  password: asText,
  trustedProxies: asList,
  tokens: asList,
  roles: asJson,
  metricsToken: asText,
  queryTimeout: asNumber,
  anonymousQueryTimeout: asNumber,
  webhooks: asText,
  maxUpload: asNumber,
  imageCache: asNumber,
  memory: asNumber,
}

/** The variable that sets the same as a key: `CONTENT_LAKE_MAX_UPLOAD` for `maxUpload`. */
export function variableOf(setting: string): string {
  const words = setting.replace(/[A-Z]/g, (letter) => `_${letter}`)
  return `${PREFIX}${words.toUpperCase()}`
}

/** The settings that an environment holds; an empty variable counts as unset. */
export function settingsOfEnvironment(
  env: Record<string, string | undefined>,
): Record<string, unknown> {
  const given = Object.entries(READ).flatMap(([setting, read]) => {
    const text = env[variableOf(setting)]
    return text?.trim() ? [[setting, read(text)]] : []
  })
  return Object.fromEntries(given)
}
