import { existsSync, readdirSync } from 'node:fs'
import { readdir, realpath, rename, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { DatasetStore } from '../../documents/dataset-store.ts'
import { lockFile } from '../../documents/file-lock.ts'
import { unusable } from '../../documents/unusable-file.ts'
import { hasDatasetFiles } from '../dataset-files.ts'
import { LAKE_FILE, openLakeDatabase } from '../lake-database.ts'
import type { OnProgress } from './back-up-lake.ts'
import { copyHashed } from './copy-hashed.ts'
import { fillDraft } from './draft-folder.ts'
import { type Manifest, readManifest } from './manifest.ts'

export interface RestoreRequest {
  /** Folder of the backup. */
  readonly backup: string
  readonly dataDirectory: string
  /** Whether to put aside the lake that is there. */
  readonly force: boolean
  readonly onProgress: OnProgress
  readonly signal: AbortSignal
}

export interface Restored {
  readonly manifest: Manifest
  /** Where the lake is that was there before; null when there was none. */
  readonly aside: string | null
}

/**
 * Makes the lake of a data folder from a backup. Nothing changes there before every file of the backup was found to
 * be what its manifest says, and the lake that it makes can be opened.
 */
export async function restoreLake(request: RestoreRequest): Promise<Restored> {
  const { backup, force } = request
  // Where a link leads, it is replaced, and not the link.
  const dataDirectory = await realpath(request.dataDirectory).catch(() => request.dataDirectory)
  const manifest = await readManifest(backup)
  const found = await readdir(dataDirectory).catch(() => null)
  const isEmpty = found === null || found.length === 0
  // Of a lake that lost its own file, too.
  if (!isEmpty && !found.includes(LAKE_FILE) && !hasDatasetFiles(dataDirectory)) {
    throw new Error(`${dataDirectory} holds something else than a lake: choose another folder.`)
  }
  if (!isEmpty && !force) {
    throw new Error(`${dataDirectory} is not empty; --force puts aside what is there.`)
  }
  if (!isEmpty) assertUnused(dataDirectory)
  const aside = isEmpty ? null : `${dataDirectory}.before-${fileTime(new Date())}`
  await fillDraft(
    { target: dataDirectory, suffix: 'partial' },
    (draft) => copyVerified(manifest, draft, request),
    (draft) => exchange(draft, { dataDirectory, exists: found !== null, aside }),
  )
  return { manifest, aside }
}

/** Puts a folder in the place of another, which goes aside; of one that is empty nothing stays. */
async function exchange(
  draft: string,
  {
    dataDirectory,
    exists,
    aside,
  }: { readonly dataDirectory: string; readonly exists: boolean; readonly aside: string | null },
): Promise<void> {
  try {
    if (aside !== null) {
      assertUnused(dataDirectory)
      await rename(dataDirectory, aside)
    } else if (exists) await rmdir(dataDirectory)
  } catch (error) {
    const isFixed = error instanceof Error && 'code' in error && error.code === 'EBUSY'
    if (!isFixed) throw error
    throw new Error(`${dataDirectory} cannot be replaced: make the data folder one inside of it.`)
  }
  try {
    await rename(draft, dataDirectory)
  } catch (error) {
    if (aside !== null) await rename(aside, dataDirectory)
    throw error
  }
}

async function copyVerified(
  { files }: Manifest,
  draft: string,
  { backup, onProgress, signal }: RestoreRequest,
): Promise<void> {
  const total = files.reduce((sum, { size }) => sum + size, 0)
  let done = 0
  for (const { path: name, size, sha256 } of files) {
    signal.throwIfAborted()
    const copied = await copyHashed(path.join(backup, name), path.join(draft, name)).catch(
      (error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new Error(`${name} is missing from ${backup}.`) : error
      },
    )
    if (copied.size !== size || copied.sha256 !== sha256) {
      throw new Error(`${name} of ${backup} is not what was backed up: nothing was restored.`)
    }
    done += size
    onProgress('megabytes', Math.ceil(done / 1e6), Math.ceil(total / 1e6))
  }
  // As a server will open them: a newer one's are refused here.
  openLakeDatabase(draft).close()
  for (const { path: name } of files) {
    if (name.startsWith('datasets/'))
      DatasetStore.open(path.join(draft, name), { mayCreate: false }).close()
  }
}

/** @throws Error when a server uses the lake of a folder */
function assertUnused(directory: string): void {
  const datasets = path.join(directory, 'datasets')
  const names = existsSync(datasets) ? readdirSync(datasets) : []
  for (const name of names) {
    if (!name.endsWith('.sqlite')) continue
    const file = path.join(datasets, name)
    try {
      lockFile(file).release()
    } catch (error) {
      throw unusable(file, error)
    }
  }
}

/** A time that can be part of a file's name everywhere. */
function fileTime(time: Date): string {
  return time.toISOString().replace(/[:.]/g, '-')
}
