import { availableParallelism } from 'node:os'
import sharp from 'sharp'
import { WorkQueue } from './work-queue.ts'

// sharp works on the thread pool that also serves files: one of its four threads stays free for
// them, and each image takes one core.
sharp.concurrency(1)

/** Width x height of a picture beyond what any screen shows at once. */
const LARGE_PIXELS = 4_000_000

/** Checking what editors upload: never behind what anybody may ask for. */
export const uploadWork = new WorkQueue({ concurrency: 1, capacity: 200 })

const derivatives = new WorkQueue({
  concurrency: Math.min(2, Math.max(1, availableParallelism() - 1)),
  capacity: 200,
})
/** Of the places above, large pictures get one at a time, so that small ones never wait for them all. */
const largeDerivatives = new WorkQueue({ concurrency: 1, capacity: 10 })

/**
 * Makes a derivative of so many pixels when its turn comes.
 * @throws ApiError 503 with Retry-After when too many wait already
 */
export function runDerivative<T>(pixels: number, work: () => Promise<T>): Promise<T> {
  const queued = () => derivatives.run(work)
  return pixels > LARGE_PIXELS ? largeDerivatives.run(queued) : queued()
}
