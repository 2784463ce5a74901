import { mkdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pLimit from 'p-limit'
import { assetFile } from '../../assets/asset-store.ts'
import { syncToDisk } from '../../assets/durable-file.ts'
import { type DatasetSummary, summarize } from '../../documents/dataset-summary.ts'
import type { Moment } from '../../documents/moment.ts'
import { unusable } from '../../documents/unusable-file.ts'
import { LAKE_FILE, openLakeDatabase } from '../lake-database.ts'
import { copyHashed, hashFile } from './copy-hashed.ts'
import { firstProblem, readingStill } from './database-file.ts'
import { fillDraft } from './draft-folder.ts'
import { holdLake } from './lake-moment.ts'
import { type BackupFile, MANIFEST_FILE, type Manifest, manifestText } from './manifest.ts'

const FILES_AT_A_TIME = 8

/** How far a backup or a restore is: so much of so much of one thing. */
export type OnProgress = (what: string, done: number, of: number, unit?: string) => void

export interface BackupRequest {
  readonly dataDirectory: string
  /** Folder to make. */
  readonly target: string
  readonly projectId: string
  readonly onProgress: OnProgress
  readonly signal: AbortSignal
}

export interface Backup {
  readonly manifest: Omit<Manifest, 'format' | 'version'>
  /** SHA-1s of files that documents name and the lake does not have. */
  readonly missing: readonly string[]
  /** SHA-1s of files whose content is not what was uploaded any more; they are backed up as they are. */
  readonly damaged: readonly string[]
}

/**
 * Writes all of a lake to a folder, beside the server that writes it and without holding that up: each dataset as
 * of the moment at which this began, and every file that it names. The folder is there when it is whole.
 */
export async function backUpLake(request: BackupRequest): Promise<Backup> {
  const { dataDirectory, target, projectId } = request
  if (await stat(target).catch(() => null)) throw new Error(`${target} is there already.`)
  // Brought up to date, as every command does.
  openLakeDatabase(dataDirectory).close()
  const createdAt = new Date().toISOString()
  const held = holdLake(dataDirectory)
  try {
    return await fillDraft({ target, suffix: 'partial' }, async (draft) => {
      const files = [await copyDatabase(held.lake, draft, LAKE_FILE, request)]
      const summaries = new Map<string, DatasetSummary>()
      for (const [name, moment] of held.datasets) {
        const summary = reading(path.join(dataDirectory, `datasets/${name}.sqlite`), () =>
          summarize(moment.database),
        )
        if (summary === null) continue
        summaries.set(name, summary)
        files.push(await copyDatabase(moment, draft, `datasets/${name}.sqlite`, request))
      }
      const { copied, missing, damaged } = await copyAssets([...summaries.values()], draft, request)
      const manifest = {
        createdAt,
        projectId,
        datasets: Array.from(summaries, ([name, { documents, lastTransaction }]) => ({
          name,
          documents,
          lastTransaction,
        })),
        files: [...files, ...copied],
      }
      const file = path.join(draft, MANIFEST_FILE)
      await writeFile(file, manifestText(manifest), { flag: 'wx', mode: 0o600 })
      await syncToDisk(file)
      request.signal.throwIfAborted()
      return { manifest, missing, damaged }
    })
  } finally {
    held.close()
  }
}

async function copyDatabase(
  moment: Moment,
  draft: string,
  name: string,
  { dataDirectory, onProgress, signal }: BackupRequest,
): Promise<BackupFile> {
  const file = path.join(draft, name)
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  await moment.copyTo(file, (done) => {
    signal.throwIfAborted()
    onProgress(name, Math.floor(done * 100), 100, '%')
  })
  // As long as it is held, whoever writes the original keeps all that it wrote since.
  moment.close()
  const found = reading(path.join(dataDirectory, name), () =>
    // What is wrong with the copy is so with the original.
    readingStill(file, (database) => firstProblem(database, 'quick_check')),
  )
  if (found !== null) throw new Error(`${name} of the lake is damaged: ${found}.`)
  await syncToDisk(file)
  onProgress(name, 100, 100, '%')
  return { path: name, ...(await hashFile(file)) }
}

/** @throws Error that says in one sentence what is wrong with the file of the lake that `work` reads */
function reading<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw unusable(file, error)
  }
}

async function copyAssets(
  datasets: readonly DatasetSummary[],
  draft: string,
  { dataDirectory, onProgress, signal }: BackupRequest,
): Promise<{ copied: BackupFile[]; missing: string[]; damaged: string[] }> {
  const named = new Set(datasets.flatMap(({ files }) => [...files]))
  const all = [...new Set([...named, ...datasets.flatMap(({ formerFiles }) => [...formerFiles])])]
  const missing: string[] = []
  const damaged: string[] = []
  const copied: BackupFile[] = []
  const failures: unknown[] = []
  let done = 0
  // One that fails waits for those under way: they would go on writing to a folder that is being removed.
  await pLimit(FILES_AT_A_TIME).map(all, async (sha1) => {
    if (failures.length > 0) return
    try {
      signal.throwIfAborted()
      const name = `assets/${assetFile(sha1)}`
      const source = path.join(dataDirectory, name)
      const isThere = (await stat(source).catch(() => null))?.isFile() === true
      if (isThere) {
        const { sha1: found, ...hashed } = await copyHashed(source, path.join(draft, name))
        copied.push({ path: name, ...hashed })
        if (found !== sha1) damaged.push(sha1)
      } else if (named.has(sha1)) missing.push(sha1)
      onProgress('files', ++done, all.length)
    } catch (error) {
      failures.push(error)
    }
  })
  if (failures.length > 0) throw failures[0]
  return { copied, missing, damaged }
}
