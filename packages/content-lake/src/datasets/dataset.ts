import type { AssetStore } from '../assets/asset-store.ts'
import type { DatasetStore } from '../documents/dataset-store.ts'
import type { DatasetFeed } from '../events/dataset-feed.ts'
import type { WebhookDispatcher } from '../events/webhooks/webhook-dispatcher.ts'
import type { ScheduleRunner } from '../mutations/schedules/schedule-runner.ts'

/** One dataset, open: its documents and its files. */
export interface Dataset {
  readonly name: string
  readonly store: DatasetStore
  readonly assets: AssetStore
  readonly feed: DatasetFeed
  readonly webhooks: WebhookDispatcher
  readonly schedules: ScheduleRunner
}
