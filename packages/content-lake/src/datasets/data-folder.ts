import { mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { UnusableFile } from '../documents/unusable-file.ts'

/** What is made is nobody else's on this machine: drafts, private datasets and the hashes of tokens. */
const MODE = 0o700

/**
 * Makes the folder of a lake, and those above it, where they are not there.
 * @throws UnusableFile when it cannot be
 */
export function makeDataFolder(directory: string): void {
  try {
    make(directory)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UnusableFile(
      `${directory} cannot be the folder of a lake (${reason}): CONTENT_LAKE_DATA says where it is.`,
      { cause: error },
    )
  }
}

/** One after the other: what `recursive` does for itself never ends where the system says ENOENT, as in /proc. */
function make(directory: string): void {
  const found = statSync(directory, { throwIfNoEntry: false })
  if (found?.isDirectory()) return
  if (found !== undefined) throw new Error(`${directory} is a file`)
  make(path.dirname(directory))
  try {
    mkdirSync(directory, { mode: MODE })
  } catch (error) {
    // Another process may have been faster.
    if (statSync(directory, { throwIfNoEntry: false })?.isDirectory() !== true) throw error
  }
}
