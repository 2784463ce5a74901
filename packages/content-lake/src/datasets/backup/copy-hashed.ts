import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import path from 'node:path'

/** What was read of a file, and of what content. */
export interface Hashed {
  readonly size: number
  readonly sha256: string
}

/** Reads a file once, giving each part to `take`. */
export async function hashFile(
  file: string,
  take: (chunk: Uint8Array) => Promise<unknown> = async () => {},
): Promise<Hashed> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    hash.update(chunk)
    size += chunk.byteLength
    await take(chunk)
  }
  return { size, sha256: hash.digest('hex') }
}

/** What was copied, also by the hash that names files of the lake. */
export interface Copied extends Hashed {
  readonly sha1: string
}

/** Copies a file to where there is none, down to the disk, and tells what was copied. */
export async function copyHashed(source: string, target: string): Promise<Copied> {
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
  const written = await open(target, 'wx', 0o600)
  try {
    const sha1 = createHash('sha1')
    const hashed = await hashFile(source, (chunk) => {
      sha1.update(chunk)
      return written.writeFile(chunk)
    })
    await written.sync()
    return { ...hashed, sha1: sha1.digest('hex') }
  } finally {
    await written.close()
  }
}
