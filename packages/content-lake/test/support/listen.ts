import type { Observable } from 'rxjs'

/** What an observable has emitted so far, and a way to wait for more. */
export interface Recording<T> {
  readonly events: readonly T[]
  /** The first `count` events, as soon as there are that many. */
  first(count: number): Promise<T[]>
  /** The first event, past or future, that fits. */
  find(fits: (event: T) => boolean): Promise<T>
  stop(): void
}

/** Subscribes at once. An error of the observable rejects whoever waits. */
export function record<T>(source: Observable<T>): Recording<T> {
  const events: T[] = []
  const checks = new Set<() => void>()
  let failure: unknown
  const notify = () => {
    for (const check of checks) check()
  }
  const subscription = source.subscribe({
    next(event) {
      events.push(event)
      notify()
    },
    error(error: unknown) {
      failure = error
      notify()
    },
  })

  function until<R>(look: () => R | undefined): Promise<R> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const result = look()
        if (result === undefined && failure === undefined) return
        checks.delete(check)
        if (result === undefined) reject(failure)
        else resolve(result)
      }
      checks.add(check)
      check()
    })
  }

  return {
    events,
    first: (count) => until(() => (events.length >= count ? events.slice(0, count) : undefined)),
    find: (fits) => until(() => events.find(fits)),
    stop: () => subscription.unsubscribe(),
  }
}
