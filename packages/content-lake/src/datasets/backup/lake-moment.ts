import { existsSync } from 'node:fs'
import path from 'node:path'
import { Moment } from '../../documents/moment.ts'
import { DatasetRegistry } from '../dataset-registry.ts'
import { LAKE_FILE } from '../lake-database.ts'

const MOST_ATTEMPTS = 20

/** Every SQLite file of a lake as of one moment, more or less: each is whole, and none is missing. */
export interface LakeMoment {
  readonly lake: Moment
  readonly datasets: ReadonlyMap<string, Moment>
  close(): void
}

/** Holds a lake as it is now, beside the server that writes it. */
export function holdLake(directory: string): LakeMoment {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const held = hold(directory)
    // One that came or went meanwhile would be in the list only, or in its file only.
    if (datasetsNow(directory) === datasetsIn(held.lake)) return held
    held.close()
  }
  throw new Error('Datasets come and go too fast for a backup.')
}

function hold(directory: string): LakeMoment {
  const lake = new Moment(path.join(directory, LAKE_FILE))
  const datasets = new Map<string, Moment>()
  const close = () => {
    for (const moment of [lake, ...datasets.values()]) moment.close()
  }
  try {
    for (const { name } of new DatasetRegistry(lake.database).list()) {
      const file = path.join(directory, 'datasets', `${name}.sqlite`)
      // One that was made by command has no file until a server opens it.
      if (existsSync(file)) datasets.set(name, new Moment(file))
    }
    return { lake, datasets, close }
  } catch (error) {
    close()
    throw error
  }
}

function datasetsNow(directory: string): string {
  const now = new Moment(path.join(directory, LAKE_FILE))
  try {
    return datasetsIn(now)
  } finally {
    now.close()
  }
}

function datasetsIn({ database }: Moment): string {
  const entries = new DatasetRegistry(database).list()
  return JSON.stringify(entries.map(({ name, createdAt }) => [name, createdAt]))
}
