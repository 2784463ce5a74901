import { closestMatch } from 'leven'
import { PREFIX, variableOf } from './environment.ts'
import { CONFIG_FILE_VARIABLE } from './read-config.ts'
import { settings } from './settings.ts'

const KNOWN = [CONFIG_FILE_VARIABLE, ...Object.keys(settings.shape).map(variableOf)]

/** A variable that would be a setting, were there one of that name. */
export interface UnknownVariable {
  readonly name: string
  /** The setting that was probably meant, or null when none is called nearly so. */
  readonly nearest: string | null
}

/** The variables of an environment that begin as all settings do and are none. */
export function unknownVariables(env: Record<string, string | undefined>): UnknownVariable[] {
  return Object.keys(env)
    .filter((name) => name.startsWith(PREFIX) && !KNOWN.includes(name))
    .map((name) => {
      // What all of them begin with says nothing of how near they are.
      const maxDistance = Math.floor((name.length - PREFIX.length) / 2)
      return { name, nearest: closestMatch(name, KNOWN, { maxDistance }) ?? null }
    })
}
