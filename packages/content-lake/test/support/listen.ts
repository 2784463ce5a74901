import type { MutationEvent, SanityClient } from '@sanity/client'
import type { Observable } from 'rxjs'
import { expect } from 'vitest'

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

export type AnyEvent = { type: string } & Partial<Omit<MutationEvent, 'type'>>

/** Listens, and is welcomed: what is written from now on is heard. */
export async function listening(
  client: SanityClient,
  query: string,
  params: Record<string, unknown>,
  options: Record<string, unknown> = {},
): Promise<Recording<AnyEvent>> {
  const recording = record<AnyEvent>(
    client.listen(query, params, {
      events: ['welcome', 'mutation', 'reconnect', 'welcomeback', 'reset'],
      ...options,
    } as never),
  )
  const [welcome] = await recording.first(1)
  expect(welcome).toMatchObject({ type: 'welcome', listenerName: expect.any(String) })
  return recording
}

/** The mutations among what was heard so far. */
export function mutations(recording: Recording<AnyEvent>): MutationEvent[] {
  return recording.events.filter(
    (event): event is AnyEvent & MutationEvent => event.type === 'mutation',
  )
}
