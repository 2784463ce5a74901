import path from 'node:path'
import type { AssetStore } from '../assets/asset-store.ts'
import { DatasetStore } from '../documents/dataset-store.ts'
import type { DocumentBudget } from '../documents/document-budget.ts'
import { type DamagedFile, unusableIfSqlite } from '../documents/unusable-file.ts'
import { DatasetFeed } from '../events/dataset-feed.ts'
import type { Webhook } from '../events/webhooks/webhook.ts'
import { WebhookDispatcher } from '../events/webhooks/webhook-dispatcher.ts'
import { describeFailure, type Log } from '../logging/log.ts'
import type { Author } from '../mutations/author.ts'
import { ReleaseScheduler } from '../mutations/release-scheduler.ts'
import { ScheduleRunner } from '../mutations/schedules/schedule-runner.ts'
import type { Dataset } from './dataset.ts'

export interface OpenDataset {
  readonly dataset: Dataset
  /** Ends its background work: nothing is sent or carried out any more. */
  endWork(): Promise<void>
  /** Ends its background work, commits what is queued and closes its file. */
  close(): Promise<void>
}

interface DatasetOptions {
  readonly directory: string
  readonly assets: AssetStore
  readonly webhooks: readonly Webhook[]
  readonly projectId: string
  readonly log: Log
  readonly startsWork: boolean
  readonly authorOf: (id: string) => Author
  /** What it and the others may keep of documents. */
  readonly budget: DocumentBudget
  /** Whether it may have no file yet. */
  readonly isNew: boolean
  /** What its feed and theirs may keep of late transactions. */
  readonly feedBudget: DocumentBudget
}

/** Opens a dataset's file, or creates that of a new one, and takes up its background work if told to: webhooks, schedules. */
export function openDataset(name: string, options: DatasetOptions): OpenDataset {
  const report = (event: string) => (error: unknown) =>
    options.log({ event, dataset: name, ...describeFailure(error) })
  const file = path.join(options.directory, `${name}.sqlite`)
  let opened: OpenDataset | undefined
  const endWorkOn = ({ endWork }: OpenDataset, { message }: DamagedFile) => {
    options.log({ event: 'dataset-damaged', dataset: name, message })
    // What it did could not be written down, and would be done again and again.
    void endWork()
  }
  const store = DatasetStore.open(file, {
    // What keeps it from being opened is thrown.
    onDamage: (found) => opened && endWorkOn(opened, found),
    onListenerFailure: report('commit-listener-failed'),
    budget: options.budget,
    mayCreate: options.isNew,
  })
  try {
    opened = openAround(store, name, options, report)
    if (store.damage.found !== null) endWorkOn(opened, store.damage.found)
    return opened
  } catch (error) {
    store.close()
    throw unusableIfSqlite(file, error)
  }
}

function openAround(
  store: DatasetStore,
  name: string,
  options: DatasetOptions,
  report: (event: string) => (error: unknown) => void,
): OpenDataset {
  const { assets, projectId, log } = options
  const background = { projectId, dataset: name, log }
  const webhooks = new WebhookDispatcher(store, options.webhooks, background)
  const scheduler = new ReleaseScheduler(store, { ...background, authorOf: options.authorOf })
  const schedules = new ScheduleRunner(store, {
    dataset: name,
    log,
    authorOf: options.authorOf,
  })
  if (options.startsWork) {
    for (const worker of [webhooks, scheduler, schedules]) worker.start()
  }
  const feed = new DatasetFeed(store, options.feedBudget, report('listener-failed'))
  const endWork = async () => {
    await scheduler.stop()
    await schedules.stop()
    await webhooks.stop()
  }
  return {
    dataset: { name, store, assets, feed, webhooks, schedules },
    endWork,
    async close() {
      await endWork()
      await store.settle()
      feed.close()
      store.close()
    },
  }
}
