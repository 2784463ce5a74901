import type { DatabaseSync } from 'node:sqlite'
import type { CustomRole } from './custom-role.ts'
import { KeyValueStore } from './key-value-store.ts'
import { type ConfiguredToken, RobotTokenStore } from './robot-token-store.ts'
import { SessionStore } from './session-store.ts'
import { UserStore } from './user-store.ts'

/** Everybody who may ask something of a lake, and what they prefer. */
export interface Accounts {
  readonly users: UserStore
  readonly sessions: SessionStore
  readonly robots: RobotTokenStore
  readonly keyValues: KeyValueStore
  /** The lake's own roles. */
  readonly customRoles: readonly CustomRole[]
}

/** The accounts kept in `lake.sqlite`, with the tokens given by the environment. */
export function openAccounts(
  database: DatabaseSync,
  configured: readonly ConfiguredToken[],
  customRoles: readonly CustomRole[],
): Accounts {
  return {
    users: new UserStore(database),
    sessions: new SessionStore(database),
    robots: new RobotTokenStore(database, configured),
    keyValues: new KeyValueStore(database),
    customRoles,
  }
}
