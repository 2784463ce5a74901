import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Forces a file's bytes onto the disk. */
export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Moves a synced file to its final name so that the move itself survives a power cut: each parent
 * directory that was created on the way is synced too.
 */
export async function moveDurably(from: string, to: string): Promise<void> {
  const directory = dirname(to)
  const firstCreated = await mkdir(directory, { recursive: true })
  await rename(from, to)
  const topmost = firstCreated === undefined ? directory : dirname(firstCreated)
  for (let current = directory; ; current = dirname(current)) {
    await syncDirectory(current)
    if (current === topmost || current === dirname(current)) return
  }
}

/** Writes a whole file or nothing: no reader ever sees a part of it. */
export async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Forces a directory's entries onto the disk, where the system can. */
export async function syncDirectory(path: string): Promise<void> {
  try {
    await syncToDisk(path)
  } catch (error) {
    // Windows cannot open a directory, and needs no sync for a rename to last.
    if (process.platform !== 'win32') throw error
  }
}
