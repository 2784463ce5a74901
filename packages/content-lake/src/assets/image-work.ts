import { availableParallelism } from 'node:os'
import sharp from 'sharp'
import { decodingBytes, requireRoom } from './image-memory.ts'
import { type ImageFacts, readImageFacts } from './image-reader.ts'
import { WorkQueue } from './work-queue.ts'

// sharp works on the thread pool that also serves files: one of its four threads stays free for
// them, and each image takes one core.
sharp.concurrency(1)

/** Width x height of a picture beyond what any screen shows at once. */
const LARGE_PIXELS = 4_000_000
/** Width x height beyond which decoding alone takes a third of a second. */
const LARGE_SOURCE_PIXELS = 16_000_000
/** Of a JPEG that is made smaller, most pixels are never decoded. */
const LARGE_JPEG_PIXELS = 8 * LARGE_SOURCE_PIXELS

const UPLOADS_WAITING = 200
const SMALL_WAITING = 200
const LARGE_WAITING = 10

/** Has turns at working on pictures, so that they take neither all processors nor more memory than is theirs. */
export class ImageWork {
  readonly #memory: number
  /** Checking what editors upload: never behind more than one of what anybody may ask for. */
  readonly #uploads = new WorkQueue({ concurrency: 1, capacity: UPLOADS_WAITING })
  readonly #small = new WorkQueue({
    concurrency: Math.min(2, Math.max(1, availableParallelism() - 1)),
    capacity: SMALL_WAITING,
  })
  readonly #large = new WorkQueue({ concurrency: 1, capacity: LARGE_WAITING })
  /** Derivatives of either size: a small one never waits for more than one large one. */
  readonly #derivatives = new WorkQueue({ concurrency: 2, capacity: SMALL_WAITING })
  /** What takes much memory, whoever asked for it. */
  readonly #heavy = new WorkQueue({ concurrency: 1, capacity: UPLOADS_WAITING })

  /** @param memory what one picture may take, in bytes */
  constructor(memory: number) {
    this.#memory = memory
  }

  /**
   * Reads an uploaded picture when its turn comes.
   * @throws ApiError 503 with Retry-After when too many wait already, 400 for what is no picture or too large a one
   */
  upload<T>(path: string, work: (facts: ImageFacts) => Promise<T>): Promise<T> {
    return this.#uploads.run(async () => {
      const facts = await this.#read(path)
      return this.#isLarge(facts) ? this.#heavy.run(() => work(facts)) : work(facts)
    })
  }

  /** Reads an uploaded drawing when nothing else takes much memory. */
  drawing<T>(work: () => Promise<T>): Promise<T> {
    return this.#heavy.run(work)
  }

  /**
   * Makes a derivative of so many pixels when its turn comes.
   * @param signal aborts when nobody waits for it any more: unless it has begun, it is not made then
   * @throws ApiError 503 with Retry-After when too many wait already, 400 when the source is too large
   */
  async derivative<T>(
    { path, pixels, signal }: { path: string; pixels: number; signal?: AbortSignal },
    work: (facts: ImageFacts) => Promise<T>,
  ): Promise<T> {
    const facts = await this.#small.run(() => this.#read(path), signal)
    const make = () => this.#derivatives.run(() => work(facts), signal)
    const isLarge = pixels > LARGE_PIXELS || facts.extension === 'svg' || this.#isLarge(facts)
    if (!isLarge) return this.#small.run(make, signal)
    return this.#large.run(() => this.#heavy.run(make, signal), signal)
  }

  async #read(path: string): Promise<ImageFacts> {
    const facts = await readImageFacts(path)
    requireRoom(facts, this.#memory)
    return facts
  }

  #isLarge(facts: ImageFacts): boolean {
    const most = facts.extension === 'jpg' ? LARGE_JPEG_PIXELS : LARGE_SOURCE_PIXELS
    return facts.width * facts.height > most || decodingBytes(facts) > this.#memory / 8
  }
}
