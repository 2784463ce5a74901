import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { syncDirectory } from '../../assets/durable-file.ts'

/**
 * Fills a folder beside its final place, where nobody takes it for a whole one, and gives it away when it is
 * on the disk with all that is in it. Nothing is left when `fill` fails.
 * @param place brings the full folder to its place
 */
export async function fillDraft<T>(
  { target, suffix }: { readonly target: string; readonly suffix: string },
  fill: (draft: string) => Promise<T>,
  place: (draft: string) => Promise<void> = (draft) => rename(draft, target),
): Promise<T> {
  await mkdir(path.dirname(target), { recursive: true })
  const draft = `${target}.${randomBytes(4).toString('hex')}.${suffix}`
  await mkdir(draft, { mode: 0o700 })
  try {
    const result = await fill(draft)
    await syncFolders(draft)
    await place(draft)
    await syncDirectory(path.dirname(target))
    return result
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
}

async function syncFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await syncFolders(path.join(folder, entry.name))
  }
  await syncDirectory(folder)
}
