import { availableParallelism } from 'node:os'
import sharp from 'sharp'
import { WorkQueue } from './work-queue.ts'

// sharp works on the thread pool that also serves files: two of its four threads stay free for
// them, and each image takes one core.
sharp.concurrency(1)

/** Decoding and encoding of images, of all requests together. */
export const imageWork = new WorkQueue({
  concurrency: Math.min(2, availableParallelism()),
  capacity: 500,
})
