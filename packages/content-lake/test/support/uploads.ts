import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { ClientError } from '@sanity/client'

/** The lake's name for these bytes. */
export function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex')
}

/** How a client's request is refused; throws when it is not. */
export async function refusal(
  promise: Promise<unknown>,
): Promise<{ status: number; message: string }> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ClientError)) throw new Error(`expected a refusal, got ${error}`)
  return { status: error.statusCode, message: error.message }
}

/** Every file that a lake keeps or is receiving. */
export async function filesOnDisk(dataDir: string): Promise<string[]> {
  const directory = path.join(dataDir, 'assets')
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
}
