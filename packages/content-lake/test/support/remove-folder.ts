import { rm } from 'node:fs/promises'

/** Removes a folder and all in it, though a process that outlives its command (the Sanity CLI starts some) still writes there. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}
