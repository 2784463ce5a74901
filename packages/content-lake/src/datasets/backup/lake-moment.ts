import path from 'node:path'
import { isBlank, lossOf, lostDataset } from '../../documents/lost-file.ts'
import { Moment } from '../../documents/moment.ts'
import type { UnusableFile } from '../../documents/unusable-file.ts'
import { DATASETS_FOLDER } from '../dataset-files.ts'
import { DatasetRegistry } from '../dataset-registry.ts'
import { LAKE_FILE } from '../lake-database.ts'

const MOST_ATTEMPTS = 20

/** Every SQLite file of a lake as of one moment, more or less: each is whole, and none is missing. */
export interface LakeMoment {
  readonly lake: Moment
  readonly datasets: ReadonlyMap<string, Moment>
  close(): void
}

interface Held extends LakeMoment {
  /** What is wrong with the file of a dataset, unless that was deleted meanwhile. */
  readonly lost: UnusableFile | null
}

/**
 * Holds a lake as it is now, beside the server that writes it.
 * @throws UnusableFile when the file of a dataset was lost
 */
export function holdLake(directory: string): LakeMoment {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const held = hold(directory)
    // One that came or went meanwhile would be in the list only, or in its file only.
    const isWhole = datasetsNow(directory) === datasetsIn(held.lake)
    if (isWhole && held.lost === null) return held
    held.close()
    if (isWhole && held.lost !== null) throw held.lost
  }
  throw new Error('Datasets come and go too fast for a backup.')
}

function hold(directory: string): Held {
  const lake = new Moment(path.join(directory, LAKE_FILE))
  const datasets = new Map<string, Moment>()
  let lost: UnusableFile | null = null
  const close = () => {
    for (const moment of [lake, ...datasets.values()]) moment.close()
  }
  try {
    for (const { name, openedAt } of new DatasetRegistry(lake.database).list()) {
      const file = path.join(directory, DATASETS_FOLDER, `${name}.sqlite`)
      const loss = lossOf(file)
      if (loss !== null && openedAt !== null) {
        // Not even opened: SQLite removes what lies beside an empty file.
        lost = lostDataset(file, loss)
        continue
      }
      // One that was made by command has no file until a server opens it.
      if (loss === 'is missing') continue
      const moment = new Moment(file)
      datasets.set(name, moment)
      if (openedAt !== null && isBlank(moment.database)) lost = lostDataset(file, 'is empty')
    }
    return { lake, datasets, lost, close }
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
