import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { openAccounts } from '../access/accounts.ts'
import { AssetStore } from '../assets/asset-store.ts'
import { namesFile } from '../assets/stored-asset.ts'
import type { Config } from '../config/config.ts'
import { memoryShares } from '../config/memory-shares.ts'
import { DocumentBudget } from '../documents/document-budget.ts'
import { httpError } from '../errors.ts'
import { readWebhooks } from '../events/webhooks/webhook.ts'
import { AnswerCache } from '../groq/answer-cache.ts'
import { QueryRunner } from '../groq/query-runner.ts'
import { QueryPool } from '../groq/threads/query-pool.ts'
import type { Log } from '../logging/log.ts'
import { absentAuthor } from './absent-author.ts'
import { CopyJobStore } from './copy-job-store.ts'
import type { Dataset } from './dataset.ts'
import { DatasetCopier } from './dataset-copier.ts'
import { DATASETS_FOLDER, DRAFT_SUFFIX, FILE_SUFFIXES } from './dataset-files.ts'
import { DatasetRegistry, type NewDataset } from './dataset-registry.ts'
import type { Lake } from './lake.ts'
import { openLakeDatabase } from './lake-database.ts'
import { LakeRevision } from './lake-revision.ts'
import { type OpenDataset, openDataset } from './open-dataset.ts'

/**
 * Opens the lake of a data directory, with every dataset it knows. Unless it is `forItself`, for one who
 * wants to see or change something and leave the rest as it is, the datasets that the configuration names
 * are made, webhooks are sent, and releases and schedules carried out. Without, changes still wait for
 * webhooks, until a server sends them.
 */
export function openLake(
  config: Config,
  log: Log,
  { forItself = false }: { forItself?: boolean } = {},
): Lake {
  const webhooks = readWebhooks(config.webhooksFile)
  const shares = memoryShares(config.memoryBytes)
  const budget = new DocumentBudget(shares.documents)
  const feedBudget = new DocumentBudget(shares.feeds)
  const database = openLakeDatabase(config.dataDirectory)
  const registry = new DatasetRegistry(database)
  const accounts = openAccounts(database, config.tokens, config.roles)
  const datasetDirectory = path.join(config.dataDirectory, DATASETS_FOLDER)
  mkdirSync(datasetDirectory, { recursive: true })
  const datasets = new Map<string, OpenDataset>()
  const assets = new AssetStore(path.join(config.dataDirectory, 'assets'), (sha1) =>
    Array.from(datasets.values()).some(({ dataset }) => namesFile(dataset.store, sha1)),
  )
  const beingDeleted = new Set<string>()

  function open(name: string): Dataset {
    const entry = registry.get(name)
    const addonFor = entry?.addonFor ?? null
    const opened = openDataset(name, {
      directory: datasetDirectory,
      assets,
      webhooks: webhooks.filter((hook) => hook.datasets?.includes(name) ?? addonFor === null),
      projectId: config.projectId,
      log,
      startsWork: !forItself,
      authorOf: (id) =>
        absentAuthor(accounts, id, {
          projectId: config.projectId,
          dataset: name,
          addonFor,
          reader: lake.dataset(name).store,
        }),
      budget,
      isNew: entry?.openedAt == null,
      feedBudget,
    })
    datasets.set(name, opened)
    // Only now has it a file: one of which this is said and that has none was lost.
    if (entry?.openedAt === null) registry.markOpened(name)
    return opened.dataset
  }

  /** Makes a dataset, or leaves nothing of it where there is no room for its file. */
  function create(name: string, options?: NewDataset): Dataset {
    const isTaken = existsSync(fileOf(name))
    database.exec('begin immediate')
    try {
      registry.add(name, options)
      const dataset = open(name)
      database.exec('commit')
      return dataset
    } catch (error) {
      if (database.isTransaction) database.exec('rollback')
      const opened = datasets.get(name)
      datasets.delete(name)
      const removeFiles = () => {
        if (!isTaken)
          for (const suffix of FILE_SUFFIXES) rmSync(fileOf(name) + suffix, { force: true })
      }
      if (opened === undefined) removeFiles()
      else void opened.close().then(removeFiles)
      throw error
    }
  }

  const fileOf = (name: string) => path.join(datasetDirectory, `${name}.sqlite`)
  const draftOf = (name: string) => path.join(datasetDirectory, `${name}${DRAFT_SUFFIX}`)
  const copies = new DatasetCopier({
    jobs: new CopyJobStore(database),
    projectId: config.projectId,
    log,
    fileOf,
    draftOf,
    // Pages are copied as they are: what is wrong with those of a copy was wrong before.
    explain: (source, error) => datasets.get(source)?.dataset.store.damage.explain(error) ?? error,
    adopt({ source, target }) {
      if (registry.get(target)) throw new Error(`Dataset "${target}" already exists`)
      for (const suffix of FILE_SUFFIXES) rmSync(fileOf(target) + suffix, { force: true })
      renameSync(draftOf(target), fileOf(target))
      registry.add(target, { aclMode: registry.get(source)?.aclMode ?? 'private' })
      open(target)
    },
  })

  async function remove(name: string): Promise<void> {
    const opened = datasets.get(name)
    beingDeleted.add(name)
    registry.remove(name)
    datasets.delete(name)
    try {
      opened?.dataset.feed.close()
      await opened?.close()
      const file = fileOf(name)
      lake.queries.forget(file)
      for (const suffix of FILE_SUFFIXES) await rm(file + suffix, { force: true })
    } finally {
      beingDeleted.delete(name)
    }
  }

  const queries = new QueryPool({ heap: shares.threadHeap, documents: shares.threadDocuments })
  const lake: Lake = {
    config,
    accounts,
    registry,
    revision: new LakeRevision(database),
    copies,
    webhooks,
    log,
    queries,
    answers: new AnswerCache(new QueryRunner(queries), shares.answers),
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
      if (copies.isTarget(name)) {
        throw httpError(409, 'Conflict', `Dataset "${name}" is being copied to`)
      }
      if (registry.get(name) === null) return create(name, options)
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
      await copies.stop()
      await lake.queries.close()
      await Promise.all(Array.from(datasets.values(), (opened) => opened.close()))
      datasets.clear()
      database.close()
    },
  }

  try {
    if (!forItself) for (const name of config.datasets) registry.add(name)
    for (const { name } of registry.list()) open(name)
    // Only now is it certain that no other process serves this lake.
    copies.jobs.failUnfinished()
    assets.removeInterrupted()
    for (const file of readdirSync(datasetDirectory)) {
      if (file.includes(DRAFT_SUFFIX)) rmSync(path.join(datasetDirectory, file))
    }
    return lake
  } catch (error) {
    void lake.close()
    throw error
  }
}
