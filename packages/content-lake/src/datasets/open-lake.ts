import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { openAccounts } from '../access/accounts.ts'
import { AssetStore } from '../assets/asset-store.ts'
import type { Config } from '../config/config.ts'
import { DatasetStore } from '../documents/dataset-store.ts'
import { httpError } from '../errors.ts'
import { DatasetFeed } from '../events/dataset-feed.ts'
import type { Log } from '../logging/log.ts'
import type { Dataset } from './dataset.ts'
import { DatasetRegistry } from './dataset-registry.ts'
import type { Lake } from './lake.ts'
import { openLakeDatabase } from './lake-database.ts'

/** Opens the lake of a data directory, with every dataset it knows and those the configuration names. */
export function openLake(config: Config, log: Log): Lake {
  const database = openLakeDatabase(config.dataDirectory)
  const registry = new DatasetRegistry(database)
  const assets = new AssetStore(path.join(config.dataDirectory, 'assets'))
  const datasetDirectory = path.join(config.dataDirectory, 'datasets')
  mkdirSync(datasetDirectory, { recursive: true })
  const datasets = new Map<string, Dataset>()

  function open(name: string): Dataset {
    const store = DatasetStore.open(path.join(datasetDirectory, `${name}.sqlite`))
    const dataset = { name, store, assets, feed: new DatasetFeed(store) }
    datasets.set(name, dataset)
    return dataset
  }

  const lake: Lake = {
    config,
    accounts: openAccounts(database, config.tokens),
    registry,
    log,
    dataset(name) {
      // A dataset may have been created by command while the server runs.
      const dataset = datasets.get(name) ?? (registry.get(name) && open(name))
      if (dataset) return dataset
      throw httpError(
        404,
        'Not Found',
        `Dataset "${name}" not found for project ID "${config.projectId}"`,
      )
    },
    ensureDataset(name, addon) {
      registry.add(name, addon)
      return datasets.get(name) ?? open(name)
    },
    endStreams() {
      for (const { feed } of datasets.values()) feed.close()
    },
    async close() {
      for (const { store } of datasets.values()) store.close()
      datasets.clear()
      database.close()
    },
  }

  try {
    for (const name of config.datasets) registry.add(name)
    for (const { name } of registry.list()) open(name)
    return lake
  } catch (error) {
    for (const { store } of datasets.values()) store.close()
    database.close()
    throw error
  }
}
