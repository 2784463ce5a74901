import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ConfigError } from './config-error.ts'
import type { Setting } from './settings.ts'

/** Relative ones are meant from the folder of the file. */
const PATHS = ['data', 'webhooks'] as const satisfies Setting[]

/**
 * The settings that a JSON file holds, its keys not yet checked.
 * @throws ConfigError when it cannot be read or holds no JSON object
 */
export function settingsOfFile(file: string): Record<string, unknown> {
  const settings: Record<string, unknown> = { ...parse(file, read(file)) }
  for (const key of PATHS) {
    const given = settings[key]
    if (typeof given === 'string') settings[key] = path.resolve(path.dirname(file), given)
  }
  return settings
}

function read(file: string): string {
  try {
    // Unlike `readFileSync(file, 'utf8')` it leaves out a byte order mark, which some editors write.
    return new TextDecoder().decode(readFileSync(file))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConfigError(`The configuration file cannot be read: ${reason}`)
  }
}

function parse(file: string, text: string): object {
  const value = parsed(file, text)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new ConfigError(`The configuration file ${file} must hold a JSON object`)
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // The rest of what it says may quote a secret.
    const place = /line \d+ column \d+/.exec(String(error))?.[0]
    const where = place === undefined ? '' : ` (${place})`
    throw new ConfigError(`The configuration file ${file} is not JSON${where}`)
  }
}
