import { expect, test } from '@playwright/test'
import type { Studio } from './studio.ts'

/** What readers are promised: a page shows what was published on the first request after this. */
const PROMISED_MS = 2_000
/** What comes before the lake hears of the click: the Studio's own work, in a browser on a busy machine. */
const TOLERANCE_MS = 1_000

/**
 * Publishes the open document and asks, from the click on, until readers are shown it. Fails beyond the
 * promised two seconds and the tolerance; the measured time is an annotation of the test.
 */
export async function publishFresh(
  studio: Studio,
  what: string,
  isShown: () => Promise<boolean>,
): Promise<void> {
  expect(await isShown(), `${what}, before it is published`).toBe(false)
  let isWaiting = true
  const shown = (async () => {
    while (isWaiting) if (await isShown()) return performance.now()
    return Number.NaN
  })()
  // Whatever fails below is told by itself.
  shown.catch(() => undefined)
  let clickedAt: number
  try {
    clickedAt = await studio.publish()
    await expect.poll(isShown, { message: what, timeout: PROMISED_MS }).toBe(true)
  } finally {
    isWaiting = false
  }
  const took = Math.round((await shown) - clickedAt)
  test.info().annotations.push({ type: 'freshness', description: `${what}: ${took} ms` })
  expect(took, `${what}: ms from the click on Publish`).toBeLessThanOrEqual(
    PROMISED_MS + TOLERANCE_MS,
  )
}
