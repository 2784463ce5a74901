import { expect, vi } from 'vitest'

/** How far ahead to set the time of what is looked for: long enough to look before, on a busy machine too. */
export const SOON_MS = 4_000

const WAIT = { timeout: 20_000, interval: 200 }

/**
 * Looks in all places, again and again, until each shows what is due at a time (milliseconds of the epoch). Holds that
 * none shows it before, and that each was looked at before: an answer counts by when it arrived, as it cannot
 * hold what was not due by then.
 * @param places whether each shows it, by name
 */
export async function appearsWhenDue(
  due: number,
  places: Readonly<Record<string, () => Promise<boolean>>>,
): Promise<void> {
  const notBefore = new Set<string>()
  const shownAt = new Map<string, number>()
  const look = async ([name, isShown]: [string, () => Promise<boolean>]) => {
    if (shownAt.has(name)) return
    const shown = await isShown()
    const arrived = Date.now()
    if (shown) shownAt.set(name, arrived)
    else if (arrived < due) notBefore.add(name)
  }
  const names = Object.keys(places)
  await vi.waitFor(async () => {
    await Promise.all(Object.entries(places).map(look))
    expect([...shownAt.keys()].sort()).toEqual(names.toSorted())
  }, WAIT)
  expect(names.filter((name) => (shownAt.get(name) ?? 0) < due)).toEqual([])
  expect(names.filter((name) => !notBefore.has(name))).toEqual([])
}
