import type { ObservableSanityClient, SanityClient } from '@sanity/client'
import { isObservable, lastValueFrom, type Observable, Subscription } from 'rxjs'

/** What concerns other resources than a dataset: hosted services that a lake does not have. */
export const HOSTED_SERVICES = [
  'agent',
  'collaboration',
  'context',
  'functions',
  'mediaLibrary',
] as const

/** Every public method of a client, as a path from it: `releases.create`, `observable.fetch`. */
export function methodPaths(client: SanityClient): string[] {
  const seen = new Set<object>()
  function* walk(of: object, prefix: string): Generator<string> {
    if (seen.has(of)) return
    seen.add(of)
    for (const name of memberNames(of)) {
      const member: unknown = Reflect.get(of, name)
      if (typeof member === 'function') yield prefix + name
      else if (isObject(member)) yield* walk(member, `${prefix}${name}.`)
    }
  }
  return [...walk(client, '')]
}

/** Names of what an object and its classes have. */
export function memberNames(of: object): string[] {
  const names = new Set<string>()
  for (
    let at: unknown = of;
    isObject(at) && at !== Object.prototype;
    at = Object.getPrototypeOf(at)
  ) {
    for (const name of Object.getOwnPropertyNames(at)) names.add(name)
  }
  names.delete('constructor')
  return [...names].filter((name) => !name.startsWith('_'))
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** An object whose methods, and those of what is below it, note that they were called. */
export function recordingCalls<T extends object>(of: T, called: Set<string>, prefix = ''): T {
  return new Proxy(of, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target)
      if (typeof name === 'symbol') return member
      if (typeof member === 'function') {
        return (...args: unknown[]) => {
          called.add(prefix + name)
          return member.apply(target, args)
        }
      }
      return isObject(member) ? recordingCalls(member, called, `${prefix}${name}.`) : member
    },
  })
}

/** The client of observables as one of promises: each gives its last value, or its first when it goes on. */
export function awaiting(observable: ObservableSanityClient): SanityClient {
  const promises = <T extends object>(of: T): T =>
    new Proxy(of, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target)
        if (typeof member !== 'function') return isObject(member) ? promises(member) : member
        return (...args: unknown[]) => {
          const result: unknown = member.apply(target, args)
          if (isObservable(result)) return name === 'upload' ? uploaded(result) : once(result)
          return isObject(result) ? promises(result) : result
        }
      },
    })
  // The two have the same methods, which differ in what they return alone.
  return promises(observable) as unknown as SanityClient
}

/** Progress comes first, the answer last. */
async function uploaded(events: Observable<unknown>): Promise<unknown> {
  const last = await lastValueFrom(events as Observable<{ body: { document: unknown } }>)
  return last.body.document
}

/** What an observable or a promise gives, once, and then no more. */
export async function once<T>(source: Observable<T> | Promise<T>): Promise<T> {
  if (!isObservable(source)) return await source
  const subscription = new Subscription()
  try {
    return await new Promise<T>((resolve, reject) => {
      subscription.add(source.subscribe({ next: resolve, error: reject }))
    })
  } finally {
    subscription.unsubscribe()
  }
}
