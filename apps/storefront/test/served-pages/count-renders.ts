import { expect, vi } from 'vitest'
import type { CacheReport } from '../../cache-report/cache-report'
import { CACHE_TOKEN } from '../support/site-process'
import { SOME_PAGES } from './some-content'
import { type Stage, WAIT } from './stage'

/** A page has its name four seconds after its content was first known, and all are asked for one after the other. */
const SETTLED = { ...WAIT, timeout: 40_000 }

/** A transaction or an action: what changes content, and tells the id of what it did. */
export interface Change {
  commit(): Promise<{ readonly transactionId: string }>
}

interface Counted {
  /** Paths of the pages that were rendered anew. */
  readonly rendered: readonly string[]
  /** Paths of the pages for which the lake was asked. */
  readonly asked: readonly string[]
  /** Paths of the pages that there are no more. */
  readonly gone: readonly string[]
}

interface CountOptions {
  /** Pages that there are before; all of them, unless some are gone. */
  readonly paths?: readonly string[]
  /** Whether the change has come, when it comes later than the site hears of it. */
  hasCome?(): Promise<boolean>
}

/** Asks for every page before and after a change, and tells what became of them. */
export async function count(
  stage: Stage,
  change: Change | null,
  { paths = SOME_PAGES, hasCome }: CountOptions = {},
): Promise<Counted> {
  const before = await settled(stage, paths)
  const transaction = change && (await change.commit()).transactionId
  if (transaction) await vi.waitUntil(() => isDelivered(stage, transaction), WAIT)
  if (hasCome) await vi.waitUntil(hasCome, WAIT)
  return comparison(stage, before, transaction)
}

/** Each page asked for and kept as it is now. */
async function settled(stage: Stage, paths: readonly string[]): Promise<Map<string, CacheReport>> {
  return vi.waitFor(async () => {
    for (const path of paths) expect([path, (await stage.get(path)).status]).toEqual([path, 200])
    const found = await reports(stage, paths)
    const etags = [...found].map(([path, { etag }]) => [path, etag !== null])
    expect(etags).toEqual(paths.map((path) => [path, true]))
    return found
  }, SETTLED)
}

async function comparison(
  stage: Stage,
  before: ReadonlyMap<string, CacheReport>,
  transaction: string | null,
): Promise<Counted> {
  const answers = await Promise.all(
    [...before.keys()].map(async (path) => [path, (await stage.get(path)).status] as const),
  )
  const withStatus = (wanted: number) =>
    answers.filter(([, status]) => status === wanted).map(([path]) => path)
  const gone = withStatus(404).sort()
  expect(answers.length).toBe(withStatus(200).length + gone.length)
  const after = [...(await reports(stage, withStatus(200)))]
  const renderingOf = (report: CacheReport | undefined) =>
    report?.rendered?.at ?? report?.content.map(({ revision }) => revision).join()
  const changed = after.filter(
    ([path, report]) => renderingOf(report) !== renderingOf(before.get(path)),
  )
  const asked = after.filter(
    ([, { content }]) =>
      transaction && content.some(({ invalidated }) => invalidated?.transaction === transaction),
  )
  return {
    rendered: changed.map(([path]) => path).sort(),
    asked: asked.map(([path]) => path).sort(),
    gone,
  }
}

/** Every change concerns the sitemap. */
async function isDelivered(stage: Stage, transaction: string): Promise<boolean> {
  return (await reportOf(stage, '/sitemap.xml')).invalidated?.transaction === transaction
}

async function reports(stage: Stage, paths: readonly string[]): Promise<Map<string, CacheReport>> {
  return new Map(
    await Promise.all(
      paths.map(
        async (path): Promise<[string, CacheReport]> => [path, await reportOf(stage, path)],
      ),
    ),
  )
}

/** What `/api/cache` says of a page. */
export async function reportOf(stage: Stage, path: string): Promise<CacheReport> {
  const { status, html } = await stage.get(`/api/cache?path=${encodeURIComponent(path)}`, {
    headers: { authorization: `Bearer ${CACHE_TOKEN}` },
  })
  if (status !== 200) throw new Error(`${path} has no report: ${status} ${html}`)
  return JSON.parse(html)
}
