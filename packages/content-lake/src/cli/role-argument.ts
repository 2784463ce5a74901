import { InvalidArgumentError } from 'commander'
import { rolesOf } from '../access/custom-role.ts'
import type { Role } from '../access/identity.ts'
import { readConfig } from '../config/read-config.ts'

/** What a role may be, for people. */
export const ROLE_HELP =
  'administrator, editor, contributor, viewer, or a role of the configuration'

/** The name of a role that the lake has. @throws InvalidArgumentError that lists them */
export function roleArgument(given: string): Role {
  const roles = rolesOf(readConfig(process.env).roles)
  if (!roles.includes(given))
    throw new InvalidArgumentError(`Allowed choices are ${roles.join(', ')}.`)
  return given
}
