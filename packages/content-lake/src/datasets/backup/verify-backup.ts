import path from 'node:path'
import { refuseForeignDataset } from '../../documents/schema.ts'
import { unusable } from '../../documents/unusable-file.ts'
import { LAKE_FILE, refuseForeignLake } from '../lake-database.ts'
import type { OnProgress } from './back-up-lake.ts'
import { type Hashed, hashFile } from './copy-hashed.ts'
import { firstProblem, readingStill } from './database-file.ts'
import { type BackupFile, type Manifest, readManifest } from './manifest.ts'

export interface VerifyRequest {
  /** Folder of the backup. */
  readonly backup: string
  readonly onProgress: OnProgress
  readonly signal: AbortSignal
}

export interface Verified {
  readonly manifest: Manifest
  /** A sentence for each file that could not be restored; none when all is well. */
  readonly problems: readonly string[]
}

/**
 * Looks whether a backup could be restored by this version of the lake: every file is what its manifest says, and
 * every database sound. Changes nothing.
 * @throws Error with one sentence when the folder holds no backup that this lake can read
 */
export async function verifyBackup({
  backup,
  onProgress,
  signal,
}: VerifyRequest): Promise<Verified> {
  const manifest = await readManifest(backup)
  const total = manifest.files.reduce((sum, { size }) => sum + size, 0)
  const problems: string[] = []
  let done = 0
  for (const file of manifest.files) {
    signal.throwIfAborted()
    const problem = (await contentProblem(backup, file)) ?? databaseProblem(backup, file)
    if (problem !== null) problems.push(problem)
    done += file.size
    onProgress('megabytes', Math.ceil(done / 1e6), Math.ceil(total / 1e6))
  }
  return { manifest, problems }
}

async function contentProblem(
  backup: string,
  { path: name, size, sha256 }: BackupFile,
): Promise<string | null> {
  let found: Hashed
  try {
    found = await hashFile(path.join(backup, name))
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return isMissing ? `${name} is missing.` : `${name} cannot be read: ${error}.`
  }
  const isSame = found.size === size && found.sha256 === sha256
  return isSame ? null : `${name} is not what was backed up.`
}

/** Null for what is no database, too. */
function databaseProblem(backup: string, { path: name }: BackupFile): string | null {
  if (!name.endsWith('.sqlite')) return null
  const file = path.join(backup, name)
  const refuseForeign = name === LAKE_FILE ? refuseForeignLake : refuseForeignDataset
  try {
    return readingStill(file, (database) => {
      refuseForeign(database, file)
      const problem = firstProblem(database, 'integrity_check')
      return problem === null ? null : `${name} is damaged: ${problem}.`
    })
  } catch (error) {
    return unusable(file, error).message
  }
}
