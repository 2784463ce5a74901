import type { DatasetStore } from '../../documents/dataset-store.ts'
import { draftId } from '../../documents/document-id.ts'
import { History } from '../../documents/history.ts'
import { ApiError, httpError } from '../../errors.ts'
import type { Log } from '../../logging/log.ts'
import type { Action } from '../action-request.ts'
import { AlarmClock } from '../alarm-clock.ts'
import { applyActions } from '../apply-actions.ts'
import type { Author } from '../author.ts'
import { type NewSchedule, type Schedule, ScheduleStore } from './schedule-store.ts'

export interface ScheduleRunnerOptions {
  readonly dataset: string
  /** Who writes for an author, with the rights of now. @throws ApiError 403 when they are no longer there */
  readonly authorOf: (id: string) => Author
  readonly log: Log
}

/** Keeps the schedules of a dataset; once started runs them at their times, also those that came while nothing ran. */
export class ScheduleRunner {
  readonly schedules: ScheduleStore
  readonly #store: DatasetStore
  readonly #options: ScheduleRunnerOptions
  readonly #clock: AlarmClock

  constructor(store: DatasetStore, options: ScheduleRunnerOptions) {
    this.#store = store
    this.#options = options
    this.schedules = new ScheduleStore(store.database)
    this.#clock = new AlarmClock({
      nextAt: () => {
        const next = this.schedules.nextExecuteAt()
        return next === null ? null : Date.parse(next)
      },
      run: (isStopped) => this.#runDue(isStopped),
      onTrouble: (error) => {
        const { log, dataset } = options
        log({ event: 'schedule-trouble', dataset, error: String(error) })
      },
    })
  }

  /** Runs what is due from now on. */
  start(): void {
    this.#clock.start()
  }

  async stop(): Promise<void> {
    await this.#clock.stop()
  }

  create(schedule: NewSchedule): Schedule {
    const created = this.schedules.create(schedule)
    this.#clock.plan()
    return created
  }

  update(schedule: Schedule): Schedule {
    const updated = this.schedules.update(schedule)
    this.#clock.plan()
    return updated
  }

  remove(id: string): void {
    this.schedules.remove(id)
    this.#clock.plan()
  }

  /**
   * Does what a schedule is for, in one transaction, if its author may do it still.
   * @throws ApiError when it cannot be done: then nothing is, and the schedule waits as before
   */
  async run(schedule: Schedule): Promise<{ transactionId: string }> {
    // Of its own: whatever comes in between, it is never done twice.
    const transactionId = `schedule-${schedule.id}`
    const actions = schedule.documentIds.flatMap((id) => this.#actionsOn(id, schedule.action))
    try {
      const request = { actions, transactionId, dryRun: false }
      await applyActions(this.#store, request, this.#options.authorOf(schedule.author))
    } catch (error) {
      const isDone = new History(this.#store).sequenceOf(transactionId) !== null
      if (!isDone) throw error
    }
    this.update({ ...schedule, state: 'succeeded', executedAt: new Date().toISOString() })
    return { transactionId }
  }

  async #runDue(isStopped: () => boolean): Promise<void> {
    for (const schedule of this.schedules.waiting()) {
      const isDue = Date.parse(schedule.executeAt ?? '') <= Date.now()
      if (!isDue || isStopped()) return
      // It may have been changed, or run by hand, since the others before it were.
      const now = this.schedules.get(schedule.id)
      if (now?.executeAt === schedule.executeAt && now.state === 'scheduled') {
        await this.#runOrCancel(schedule)
      }
    }
  }

  async #runOrCancel(schedule: Schedule): Promise<void> {
    try {
      await this.run(schedule)
    } catch (error) {
      // A full disk, say, is no reason to give it up.
      if (!(error instanceof ApiError)) throw error
      const { log, dataset } = this.#options
      const stateReason = error.message
      log({ event: 'schedule-failed', dataset, schedule: schedule.id, error: stateReason })
      const executedAt = new Date().toISOString()
      this.schedules.update({ ...schedule, state: 'cancelled', stateReason, executedAt })
    }
  }

  /** None when what is wanted is so already. */
  #actionsOn(publishedId: string, action: Schedule['action']): Action[] {
    const draft = this.#store.get(draftId(publishedId))
    const published = this.#store.get(publishedId)
    if (draft === null && published === null) {
      throw httpError(404, 'Not Found', `Document "${publishedId}" not found`)
    }
    const ids = { draftId: draftId(publishedId), publishedId }
    if (action === 'publish') {
      return draft === null ? [] : [{ actionType: 'sanity.action.document.publish', ...ids }]
    }
    return published === null ? [] : [{ actionType: 'sanity.action.document.unpublish', ...ids }]
  }
}
