import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { assetFile } from '../../assets/asset-store.ts'
import { MANIFEST_FILE, readManifest } from './manifest.ts'

export interface OldBackups {
  /** How many are left, with the one that was made. */
  readonly keep: number
  readonly projectId: string
  /** SHA-1s of files that the backup that was made does not have as they were uploaded. */
  readonly lost: readonly string[]
}

/**
 * Removes backups of a project that stand beside one of it, the oldest first, until so many are left with that.
 * Touches nothing that is no backup, of another project, of a newer version, or has what was lost since.
 * @returns the names of those that are gone, and of those that would be but for what they have
 */
export async function removeOldBackups(
  made: string,
  { keep, projectId, lost }: OldBackups,
): Promise<{ removed: string[]; needed: string[] }> {
  const folder = path.dirname(made)
  const lostPaths = new Set(lost.map((sha1) => `assets/${assetFile(sha1)}`))
  const { files } = await readManifest(made)
  const now = new Map(files.map((file) => [file.path, file.sha256]))
  const found: { name: string; createdAt: string; isNeeded: boolean }[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === path.basename(made)) continue
    const manifest = await readManifest(path.join(folder, entry.name)).catch(() => null)
    if (manifest?.projectId !== projectId) continue
    const isNeeded = manifest.files.some(
      (file) => lostPaths.has(file.path) && file.sha256 !== now.get(file.path),
    )
    found.push({ name: entry.name, createdAt: manifest.createdAt, isNeeded })
  }
  const newestFirst = found.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
  const old = newestFirst.slice(keep - 1).toReversed()
  const namesOf = (which: typeof old) => which.map(({ name }) => name)
  const removed = namesOf(old.filter(({ isNeeded }) => !isNeeded))
  for (const name of removed) {
    // Without it a folder is no backup: half a one is never taken for a whole.
    await rm(path.join(folder, name, MANIFEST_FILE))
    await rm(path.join(folder, name), { recursive: true })
  }
  return { removed, needed: namesOf(old.filter(({ isNeeded }) => isNeeded)) }
}
