import { DatabaseSync, type DatabaseSyncOptions, type StatementSync } from 'node:sqlite'
import { Damage } from './damage.ts'

/** A connection to a dataset's file of which no statement meets damage unnoticed: it throws DamagedFile then. */
export class WatchedDatabase extends DatabaseSync {
  readonly damage: Damage

  constructor(file: string, options: DatabaseSyncOptions, damage = new Damage(file)) {
    super(file, options)
    this.damage = damage
  }

  override exec(sql: string): void {
    watched(this.damage, () => super.exec(sql))
  }

  override prepare(sql: string): StatementSync {
    const statement = watched(this.damage, () => super.prepare(sql))
    for (const method of ['all', 'get', 'run'] as const) {
      const run: unknown = watch(this.damage, statement, statement[method])
      Object.defineProperty(statement, method, { value: run })
    }
    const iterate = watch(this.damage, statement, statement.iterate)
    const iterateWatched = (...parameters: unknown[]): unknown => {
      const rows: object & { next: () => unknown } = iterate(...parameters)
      return Object.defineProperty(rows, 'next', { value: watch(this.damage, rows, rows.next) })
    }
    return Object.defineProperty(statement, 'iterate', { value: iterateWatched })
  }
}

function watch(damage: Damage, owner: object, method: (...parameters: never[]) => unknown) {
  return (...parameters: unknown[]) =>
    watched(damage, () => Reflect.apply(method, owner, parameters))
}

function watched<T>(damage: Damage, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw damage.explain(error)
  }
}
