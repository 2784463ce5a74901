import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { MANIFEST_FILE, readManifest } from './manifest.ts'

/**
 * Removes backups of a project that stand beside one of it, the oldest first, until so many are left with that.
 * Touches nothing that is no backup, of another project, or of a newer version.
 * @returns the names of those that are gone
 */
export async function removeOldBackups(
  made: string,
  { keep, projectId }: { readonly keep: number; readonly projectId: string },
): Promise<string[]> {
  const folder = path.dirname(made)
  const found: { name: string; createdAt: string }[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === path.basename(made)) continue
    const manifest = await readManifest(path.join(folder, entry.name)).catch(() => null)
    if (manifest?.projectId === projectId) {
      found.push({ name: entry.name, createdAt: manifest.createdAt })
    }
  }
  const newestFirst = found.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
  const old = newestFirst.slice(keep - 1).map(({ name }) => name)
  for (const name of old.toReversed()) {
    // Without it a folder is no backup: half a one is never taken for a whole.
    await rm(path.join(folder, name, MANIFEST_FILE))
    await rm(path.join(folder, name), { recursive: true })
  }
  return old.toReversed()
}
