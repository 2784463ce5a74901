import type { Accounts } from '../access/accounts.ts'
import type { Config } from '../config/config.ts'
import type { Webhook } from '../events/webhooks/webhook.ts'
import type { AnswerCache } from '../groq/answer-cache.ts'
import type { QueryPool } from '../groq/threads/query-pool.ts'
import type { Log } from '../logging/log.ts'
import type { Dataset } from './dataset.ts'
import type { DatasetCopier } from './dataset-copier.ts'
import type { DatasetRegistry, NewDataset } from './dataset-registry.ts'
import type { LakeRevision } from './lake-revision.ts'

/** Everything one server serves. Made by `openLake`. */
export interface Lake {
  readonly config: Config
  readonly accounts: Accounts
  readonly registry: DatasetRegistry
  /** Tells whether accounts or the registry have changed. */
  readonly revision: LakeRevision
  readonly copies: DatasetCopier
  readonly webhooks: readonly Webhook[]
  readonly log: Log
  readonly queries: QueryPool
  /** What those answered lately, as long as it holds. */
  readonly answers: AnswerCache
  /** By its name or an alias. @throws ApiError 404 when there is no such dataset */
  dataset(name: string): Dataset
  /** Opens a dataset, creating it when it does not exist yet. */
  ensureDataset(name: string, options?: NewDataset): Dataset
  /** Removes a dataset, and what is added on to it, with all documents and their history. */
  deleteDataset(name: string): Promise<void>
  /** Ends what is being listened to; reads and writes go on. */
  endStreams(): void
  /** Writes what is pending and closes every file. */
  close(): Promise<void>
}
