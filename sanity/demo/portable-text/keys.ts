import { createHash } from 'node:crypto'

/** An array member: every object in an array of a Sanity document has a `_key`. */
export type Keyed<T> = T & { _key: string }

/** Gives each item a key made from its content, so that a key stays when other items come and go. */
export function withKeys<T extends object>(items: readonly T[]): Keyed<T>[] {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const digest = createHash('sha1').update(JSON.stringify(item)).digest('hex').slice(0, 12)
    const times = (seen.get(digest) ?? 0) + 1
    seen.set(digest, times)
    return { _key: times === 1 ? digest : `${digest}-${times}`, ...item }
  })
}
