import { within } from '@/content/cache/patience'

/** A lake that takes long keeps nobody from the pages of the build. */
const READY_WITHIN_MS = 20_000

/** `instrumentation.ts` and the routes are bundled apart; they share what they know. */
const shared: typeof globalThis & { vitrineIsReady?: boolean } = globalThis

/** Whether this server has read the content of its pages, or has tried for long enough; always in development. */
export function isReady(): boolean {
  return process.env.NODE_ENV !== 'production' || shared.vitrineIsReady === true
}

/** Takes this server for ready as soon as the work has ended, however it ends, and after twenty seconds in any case. */
export async function readyAfter(work: Promise<void>): Promise<void> {
  await within(READY_WITHIN_MS, work).catch(() => undefined)
  shared.vitrineIsReady = true
}
