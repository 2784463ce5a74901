import type { DatasetStore } from '../documents/dataset-store.ts'
import type { StoredDocument } from '../documents/document.ts'
import { History } from '../documents/history.ts'
import { select } from '../documents/select.ts'
import type { CommittedTransaction } from '../documents/transaction.ts'
import type { Log } from '../logging/log.ts'
import {
  RELEASE_TYPE,
  releaseName,
  requireState,
  updateRelease,
} from './actions/release-document.ts'
import { applyActions } from './apply-actions.ts'
import type { Author } from './author.ts'
import { DocumentWriter } from './document-writer.ts'

/** The clock is looked at this often at least: it may be set, and a timer holds 24 days at most. */
const LONGEST_WAIT_MS = 3_600_000
const TROUBLE_PAUSE_MS = 10_000

export interface ReleaseSchedulerOptions {
  readonly projectId: string
  readonly dataset: string
  readonly log: Log
}

/** Publishes scheduled releases when their time has come, also those that came while nothing ran. */
export class ReleaseScheduler {
  readonly #store: DatasetStore
  readonly #options: ReleaseSchedulerOptions
  readonly #unsubscribe: () => void
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  #stopped = false

  constructor(store: DatasetStore, options: ReleaseSchedulerOptions) {
    this.#store = store
    this.#options = options
    this.#unsubscribe = store.onCommit((transaction) => {
      if (touchesRelease(transaction)) this.#plan()
    })
    this.#plan()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#unsubscribe()
    if (this.#timer !== null) clearTimeout(this.#timer)
    await this.#running
  }

  #plan(): void {
    if (this.#stopped || this.#running !== null) return
    const [next] = this.#scheduled()
    if (next !== undefined) this.#wait(Date.parse(String(next.publishAt)) - Date.now())
    else if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #wait(milliseconds: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(
      () => this.#run(),
      Math.min(Math.max(milliseconds, 0), LONGEST_WAIT_MS),
    )
    this.#timer.unref()
  }

  #run(): void {
    this.#running = this.#publishDue()
      .then(() => false)
      .catch((error: unknown) => {
        this.#options.log({
          event: 'release-trouble',
          dataset: this.#options.dataset,
          error: String(error),
        })
        return true
      })
      .then((trouble) => {
        this.#running = null
        if (this.#stopped) return
        if (trouble) this.#wait(TROUBLE_PAUSE_MS)
        else this.#plan()
      })
  }

  async #publishDue(): Promise<void> {
    for (const release of this.#scheduled()) {
      const isDue = Date.parse(String(release.publishAt)) <= Date.now()
      if (isDue && !this.#stopped) await this.#publish(release)
    }
  }

  async #publish(release: StoredDocument): Promise<void> {
    const releaseId = releaseName(release)
    if (releaseId === null) return
    const author = this.#authorOf(release)
    try {
      const action = { actionType: 'sanity.action.release.publish', releaseId } as const
      await applyActions(this.#store, { actions: [action], dryRun: false }, author)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      this.#options.log({
        event: 'release-failed',
        dataset: this.#options.dataset,
        releaseId,
        error: message,
      })
      await this.#giveBack(releaseId, message, author)
    }
  }

  /** A release that cannot be published is active again, and says why. */
  async #giveBack(releaseId: string, message: string, author: Author): Promise<void> {
    await this.#store.transact({ author: author.id }, (transaction) => {
      const writer = new DocumentWriter(transaction, author)
      const release = requireState(writer, releaseId, ['scheduled'], 'active')
      updateRelease(writer, release, { state: 'active', publishAt: null, error: { message } })
    })
  }

  /** Whoever scheduled it publishes it; the right to was checked then. */
  #authorOf(release: StoredDocument): Author {
    const { projectId, dataset } = this.#options
    const id = new History(this.#store).authorOf(release._rev) ?? 'scheduler'
    return { id, projectId, dataset, authorize: () => {}, authorizePurge: () => {} }
  }

  #scheduled(): StoredDocument[] {
    const { documents } = select(this.#store, {
      conditions: [{ kind: 'types', types: [RELEASE_TYPE] }],
      order: null,
      limit: null,
      view: { stack: null, publicOnly: false },
    })
    return Array.from(documents, ({ document }) => document)
      .filter(({ _type, state }) => _type === RELEASE_TYPE && state === 'scheduled')
      .sort((a, b) => Date.parse(String(a.publishAt)) - Date.parse(String(b.publishAt)))
  }
}

function touchesRelease({ changes }: CommittedTransaction): boolean {
  return changes.some(
    ({ previous, next }) => previous?._type === RELEASE_TYPE || next?._type === RELEASE_TYPE,
  )
}
