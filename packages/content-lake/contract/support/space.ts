import { randomBytes } from 'node:crypto'
import { afterAll } from 'vitest'
import { act, mutate, query } from './data.ts'

/** Ids and a document type that no other file, run or person uses; what has them is removed at the end. */
export interface Space {
  /** Every id starts with it. */
  readonly prefix: string
  readonly type: string
  /** A new document id. */
  id(): string
  /** A new release id. */
  releaseId(): string
  /** Removes these documents too, whatever their type: assets. */
  alsoRemove(id: string): void
}

export function space(): Space {
  const prefix = `ct-${randomBytes(4).toString('hex')}-`
  const type = `${prefix}type`
  const releases: string[] = []
  const others: string[] = []
  let count = 0

  afterAll(async () => {
    for (const releaseId of releases) await removeRelease(releaseId)
    const ids = await query<string[]>(
      '*[_type == $type || _id in $others || string::startsWith(_type, $prefix)]._id',
      { type, others, prefix },
    )
    await mutate(ids.map((id) => ({ delete: { id } })))
  })

  return {
    prefix,
    type,
    id: () => `${prefix}${++count}`,
    releaseId() {
      const releaseId = `r${prefix.slice(3)}${++count}`
      releases.push(releaseId)
      return releaseId
    },
    alsoRemove: (id) => void others.push(id),
  }
}

/** A release can be deleted when it is archived or published only; it is led there from where it is. */
async function removeRelease(releaseId: string): Promise<void> {
  const state = await query<string | null>('*[_id == "_.releases." + $releaseId][0].state', {
    releaseId,
  })
  if (state === null) return
  if (state === 'scheduled') await act([{ type: 'release.unschedule', releaseId }])
  if (state !== 'archived' && state !== 'published') {
    await act([{ type: 'release.archive', releaseId }])
  }
  await act([{ type: 'release.delete', releaseId }])
}
