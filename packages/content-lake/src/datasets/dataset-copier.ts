import { rm } from 'node:fs/promises'
import { copyFile } from '../documents/copy-file.ts'
import { eraseHistory } from '../documents/erase-history.ts'
import type { PointRequest } from '../documents/point-in-time.ts'
import { rewindInThread } from '../documents/rewind-thread.ts'
import { httpError } from '../errors.ts'
import { dropOutboxTables } from '../events/webhooks/outbox-tables.ts'
import type { Log } from '../logging/log.ts'
import { dropScheduleTable } from '../mutations/schedules/schedule-store.ts'
import { adaptCopy } from './adapt-copy.ts'
import type { CopyJob, CopyJobStore } from './copy-job-store.ts'
import { FILE_SUFFIXES } from './dataset-files.ts'

export interface CopyRequest {
  readonly source: string
  readonly target: string
  readonly withHistory: boolean
  readonly withReleases: boolean
  /** What in its past is copied; null copies it as it is. */
  readonly to: PointRequest | null
  readonly author: string
}

export interface DatasetCopierOptions {
  readonly jobs: CopyJobStore
  readonly projectId: string
  readonly log: Log
  /** The file of a dataset. */
  readonly fileOf: (name: string) => string
  /** Where a copy is made before it is one. */
  readonly draftOf: (name: string) => string
  /** The error to tell for one that came up with the file of a dataset, or with what was copied of it. */
  readonly explain: (source: string, error: unknown) => unknown
  /** Makes what was copied a dataset; throws when its name is taken by now. */
  readonly adopt: (request: CopyRequest) => void
}

/** How a job stands, and how much of it is done, in percent. */
export type CopyProgress = Pick<CopyJob, 'id' | 'state' | 'message'> & { readonly progress: number }
type Listener = (progress: CopyProgress) => void

/** Copies datasets, one after the other, while both sides are served. */
export class DatasetCopier {
  readonly #options: DatasetCopierOptions
  readonly #targets = new Set<string>()
  readonly #progress = new Map<string, number>()
  readonly #listeners = new Set<Listener>()
  #last: Promise<void> = Promise.resolve()
  readonly #stopping = new AbortController()

  constructor(options: DatasetCopierOptions) {
    this.#options = options
  }

  get jobs(): CopyJobStore {
    return this.#options.jobs
  }

  /** Whether a dataset of this name is in the making. */
  isTarget(name: string): boolean {
    return this.#targets.has(name)
  }

  /** Begins as soon as what was asked for before is done. */
  start(request: CopyRequest): CopyJob {
    if (this.isTarget(request.target)) {
      throw httpError(409, 'Conflict', `Dataset "${request.target}" is being made already`)
    }
    const job = this.jobs.create(request)
    this.#targets.add(request.target)
    this.#last = this.#last.then(() => this.#run(job.id, request))
    return job
  }

  /** How a job stands now; null when there is none of this id. */
  progressOf(id: string): CopyProgress | null {
    const job = this.jobs.get(id)
    if (job === null) return null
    const progress = job.state === 'completed' ? 100 : (this.#progress.get(id) ?? 0)
    return { id, state: job.state, message: job.message, progress }
  }

  /** Tells how jobs stand, whenever that changes. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Ends after the step under way; what is not finished has failed. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The server was stopped'))
    await this.#last
  }

  async #run(id: string, request: CopyRequest): Promise<void> {
    const { jobs, log, adopt, explain } = this.#options
    const draft = this.#options.draftOf(request.target)
    try {
      jobs.update(id, 'running')
      this.#tell(id)
      await this.#copy(id, request, draft)
      this.#assertRunning()
      adopt(request)
      jobs.update(id, 'completed')
    } catch (failure) {
      const error = explain(request.source, failure)
      const message = error instanceof Error ? error.message : String(error)
      jobs.update(id, 'failed', message)
      log({ event: 'copy-failed', dataset: request.source, target: request.target, error: message })
    } finally {
      for (const suffix of FILE_SUFFIXES) await rm(draft + suffix, { force: true })
      this.#targets.delete(request.target)
      this.#tell(id)
      this.#progress.delete(id)
    }
  }

  async #copy(id: string, request: CopyRequest, draft: string): Promise<void> {
    this.#assertRunning()
    // The last tenth is for what has to be different in the copy.
    const copying = request.to === null ? 90 : 40
    await copyFile(this.#options.fileOf(request.source), draft, (done) =>
      this.#report(id, done * copying),
    )
    if (request.to !== null) {
      await rewindInThread(
        { file: draft, request: request.to },
        {
          onProgress: (done) => this.#report(id, copying + done * (90 - copying)),
          signal: this.#stopping.signal,
        },
      )
    }
    this.#assertRunning()
    dropOutboxTables(draft)
    dropScheduleTable(draft)
    if (!request.withHistory) await eraseHistory(draft)
    this.#assertRunning()
    await adaptCopy(draft, { ...request, projectId: this.#options.projectId })
  }

  #report(id: string, progress: number): void {
    const percent = Math.floor(progress)
    if (percent === this.#progress.get(id)) return
    this.#progress.set(id, percent)
    this.#tell(id)
  }

  #assertRunning(): void {
    this.#stopping.signal.throwIfAborted()
  }

  #tell(id: string): void {
    const progress = this.progressOf(id)
    if (progress === null) return
    for (const listener of this.#listeners) listener(progress)
  }
}
