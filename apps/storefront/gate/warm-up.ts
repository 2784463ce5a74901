import { setTimeout as pause } from 'node:timers/promises'
import { content } from '@/content/content'
import { prerenderedPaths } from '@/server/build'
import { log } from '@/server/log'
import { gate } from './gate'

/** Most of the time goes by waiting, above all for a lake that is far away. */
const AT_ONCE = 4
/** Longer than the content cache waits before it asks again. */
const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 30_000

/**
 * Brings the content of every page of the build up to date, a few at a time. Until then a page is brought up to
 * date by its first request; afterwards an outage can no longer find this process without a page's content.
 */
export async function warmUp(): Promise<void> {
  const started = performance.now()
  const paths = [...prerenderedPaths()].filter((path) => !path.startsWith('/_'))
  const left = paths.values()
  const work = async () => {
    for (const path of left)
      await gate(path).catch((error) => log.error('warm-up', { path, error: String(error) }))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  if (content().isOut()) return
  log.info('content.warm', {
    pages: paths.length,
    milliseconds: Math.round(performance.now() - started),
  })
}

/** Does the same again when an outage that the first attempt found is over: the next one may come soon. */
export async function warmUpAfterOutage(): Promise<void> {
  for (let wait = FIRST_WAIT_MS; content().isOut(); wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    await pause(wait, undefined, { ref: false })
    await warmUp()
  }
}
