import { imageUrl } from '@vitrine/content/images/image-props'
import type { ImageView } from '@vitrine/content/views/image'
import { source } from '@/content/source'

const TIMEOUT_MS = 5_000
const MOST_BYTES = 8 * 1024 * 1024

/**
 * The file of a picture, cut to a size in pixels by the image host; null when it has no such picture.
 * @throws {Error} when the image host cannot be reached, or has a failure of its own.
 */
export async function cardPicture(
  image: ImageView,
  size: { width: number; height: number },
): Promise<Uint8Array | null> {
  const response = await fetch(imageUrl(source, image, size), {
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (response.status >= 500 || response.status === 429)
    throw new Error(`The image host answered ${response.status}`)
  if (!response.ok || Number(response.headers.get('content-length')) > MOST_BYTES) {
    await response.body?.cancel()
    return null
  }
  const file = new Uint8Array(await response.arrayBuffer())
  return file.byteLength > MOST_BYTES ? null : file
}
