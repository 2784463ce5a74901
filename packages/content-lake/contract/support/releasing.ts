import { expect } from 'vitest'
import { act, document, mutate, succeeded } from './data.ts'
import type { JsonRecord } from './http.ts'
import { space } from './space.ts'

/** A time that no run sees. */
export const LATER = '2999-01-01T00:00:00.000Z'

/** The way from `active` to each state. */
const WAYS: Record<string, JsonRecord | null> = {
  active: null,
  scheduled: { type: 'release.schedule', publishAt: LATER },
  archived: { type: 'release.archive' },
  published: { type: 'release.publish' },
}

export const release = (releaseId: string) => document(`_.releases.${releaseId}`)

/** Resolves when a release has come to a state: on hosted Sanity that takes a moment. */
export async function reaches(releaseId: string, state: string): Promise<void> {
  await expect.poll(async () => (await release(releaseId))?.state).toBe(state)
}

/** Gives a file releases, and documents to put into them. */
export function releasing() {
  const here = space()

  async function created(metadata: JsonRecord = {}): Promise<string> {
    const releaseId = here.releaseId()
    await succeeded(act([{ type: 'release.create', releaseId, metadata }]))
    return releaseId
  }

  return {
    here,
    /** A new release, which is active. */
    created,
    /** A new release, led to a state. */
    async inState(state: string): Promise<string> {
      const releaseId = await created()
      const way = WAYS[state] ?? null
      if (way !== null) await succeeded(act([{ ...way, releaseId }]))
      await reaches(releaseId, state)
      return releaseId
    },
    write: (...documents: JsonRecord[]) =>
      succeeded(mutate(documents.map((create) => ({ create: { _type: here.type, ...create } })))),
  }
}
