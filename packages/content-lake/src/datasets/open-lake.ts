import { mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { openAccounts } from '../access/accounts.ts'
import { AssetStore } from '../assets/asset-store.ts'
import type { Config } from '../config/config.ts'
import { httpError } from '../errors.ts'
import { readWebhooks } from '../events/webhooks/webhook.ts'
import { QueryPool } from '../groq/threads/query-pool.ts'
import type { Log } from '../logging/log.ts'
import type { Dataset } from './dataset.ts'
import { DatasetRegistry } from './dataset-registry.ts'
import type { Lake } from './lake.ts'
import { openLakeDatabase } from './lake-database.ts'
import { type OpenDataset, openDataset } from './open-dataset.ts'

/** What SQLite and its lock keep of a dataset. */
const FILE_SUFFIXES = ['', '-wal', '-shm', '.lock']

/** Opens the lake of a data directory, with every dataset it knows and those the configuration names. */
export function openLake(config: Config, log: Log): Lake {
  const webhooks = readWebhooks(config.webhooksFile)
  const database = openLakeDatabase(config.dataDirectory)
  const registry = new DatasetRegistry(database)
  const assets = new AssetStore(path.join(config.dataDirectory, 'assets'))
  const datasetDirectory = path.join(config.dataDirectory, 'datasets')
  mkdirSync(datasetDirectory, { recursive: true })
  const datasets = new Map<string, OpenDataset>()
  const beingDeleted = new Set<string>()

  function open(name: string): Dataset {
    const isAddon = Boolean(registry.get(name)?.profile)
    const opened = openDataset(name, {
      directory: datasetDirectory,
      assets,
      webhooks: webhooks.filter((hook) => hook.datasets?.includes(name) ?? !isAddon),
      projectId: config.projectId,
      log,
    })
    datasets.set(name, opened)
    return opened.dataset
  }

  async function remove(name: string): Promise<void> {
    const opened = datasets.get(name)
    beingDeleted.add(name)
    registry.remove(name)
    datasets.delete(name)
    try {
      opened?.dataset.feed.close()
      await opened?.close()
      const file = path.join(datasetDirectory, `${name}.sqlite`)
      lake.queries.forget(file)
      for (const suffix of FILE_SUFFIXES) await rm(file + suffix, { force: true })
    } finally {
      beingDeleted.delete(name)
    }
  }

  const lake: Lake = {
    config,
    accounts: openAccounts(database, config.tokens),
    registry,
    webhooks,
    log,
    queries: new QueryPool(),
    dataset(name) {
      const known = datasets.get(name)?.dataset
      if (known) return known
      // By an alias; or it may have been created by command while the server runs.
      const entry = registry.get(name)
      if (entry) return datasets.get(entry.name)?.dataset ?? open(entry.name)
      throw httpError(
        404,
        'Not Found',
        `Dataset "${name}" not found for project ID "${config.projectId}"`,
      )
    },
    ensureDataset(name, options) {
      if (beingDeleted.has(name)) {
        throw httpError(409, 'Conflict', `Dataset "${name}" is being deleted`)
      }
      registry.add(name, options)
      return datasets.get(name)?.dataset ?? open(name)
    },
    async deleteDataset(name) {
      const addons = registry.list().filter(({ addonFor }) => addonFor === name)
      for (const addon of addons) await remove(addon.name)
      await remove(name)
    },
    endStreams() {
      for (const { dataset } of datasets.values()) dataset.feed.close()
    },
    async close() {
      await lake.queries.close()
      await Promise.all(Array.from(datasets.values(), (opened) => opened.close()))
      datasets.clear()
      database.close()
    },
  }

  try {
    for (const name of config.datasets) registry.add(name)
    for (const { name } of registry.list()) open(name)
    return lake
  } catch (error) {
    void lake.close()
    throw error
  }
}
