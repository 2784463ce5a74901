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
import { AlarmClock } from './alarm-clock.ts'
import { applyActions } from './apply-actions.ts'
import type { Author } from './author.ts'
import { DocumentWriter } from './document-writer.ts'

export interface ReleaseSchedulerOptions {
  readonly projectId: string
  /** Who somebody is now. @throws ApiError 403 when they are no longer there */
  readonly authorOf: (id: string) => Author
  readonly dataset: string
  readonly log: Log
}

/** Publishes scheduled releases when their time has come, also those that came while nothing ran. */
export class ReleaseScheduler {
  readonly #store: DatasetStore
  readonly #options: ReleaseSchedulerOptions
  readonly #unsubscribe: () => void
  readonly #clock: AlarmClock

  constructor(store: DatasetStore, options: ReleaseSchedulerOptions) {
    this.#store = store
    this.#options = options
    this.#clock = new AlarmClock({
      nextAt: () => {
        const [next] = this.#scheduled()
        return next === undefined ? null : Date.parse(String(next.publishAt))
      },
      run: (isStopped) => this.#publishDue(isStopped),
      onTrouble: (error) => {
        const { log, dataset } = options
        log({ event: 'release-trouble', dataset, error: String(error) })
      },
    })
    this.#unsubscribe = store.onCommit((transaction) => {
      if (touchesRelease(transaction)) this.#clock.plan()
    })
  }

  start(): void {
    this.#clock.start()
  }

  async stop(): Promise<void> {
    this.#unsubscribe()
    await this.#clock.stop()
  }

  async #publishDue(isStopped: () => boolean): Promise<void> {
    for (const release of this.#scheduled()) {
      const isDue = Date.parse(String(release.publishAt)) <= Date.now()
      if (isDue && !isStopped()) await this.#publish(release)
    }
  }

  async #publish(release: StoredDocument): Promise<void> {
    const releaseId = releaseName(release)
    if (releaseId === null) return
    const id = new History(this.#store).authorOf(release._rev) ?? 'scheduler'
    try {
      const author = this.#options.authorOf(id)
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
      await this.#giveBack(releaseId, message, id)
    }
  }

  /** A release that cannot be published is active again, and says why. */
  async #giveBack(releaseId: string, message: string, id: string): Promise<void> {
    const { projectId, dataset } = this.#options
    // Of the lake itself: whose release it is may do nothing any more.
    const author = { id, projectId, dataset, authorize() {}, authorizePurge() {} }
    await this.#store.transact({ author: id }, (transaction) => {
      const writer = new DocumentWriter(transaction, author)
      const release = requireState(writer, releaseId, ['scheduled'], 'active')
      updateRelease(writer, release, { state: 'active', publishAt: null, error: { message } })
    })
  }

  #scheduled(): StoredDocument[] {
    const { documents } = select(this.#store, {
      conditions: [{ kind: 'types', types: [RELEASE_TYPE] }],
      order: null,
      limit: null,
      view: { stack: null, publicOnly: false },
    })
    return Array.from(documents())
      .filter(
        ({ _type, state, publishAt }) =>
          _type === RELEASE_TYPE &&
          state === 'scheduled' &&
          // Without a time, which no action leaves behind, it would never be the turn of those after it.
          !Number.isNaN(Date.parse(String(publishAt))),
      )
      .sort((a, b) => Date.parse(String(a.publishAt)) - Date.parse(String(b.publishAt)))
  }
}

function touchesRelease({ changes }: CommittedTransaction): boolean {
  return changes.some(
    ({ previous, next }) => previous?._type === RELEASE_TYPE || next?._type === RELEASE_TYPE,
  )
}
