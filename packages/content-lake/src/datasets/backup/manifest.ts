import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

export const MANIFEST_FILE = 'manifest.json'
const VERSION = 1

/** Of nothing but what a backup holds, so that none leads out of its folder. */
const PATH =
  /^(?:lake\.sqlite|datasets\/[a-z0-9][-_a-z0-9]{0,63}\.sqlite|assets\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{40})$/

const file = z.object({
  path: z.string().regex(PATH),
  size: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

const manifest = z.object({
  format: z.literal('content-lake-backup'),
  version: z.literal(VERSION),
  createdAt: z.string(),
  projectId: z.string(),
  datasets: z.array(
    z.object({
      name: z.string(),
      documents: z.number(),
      lastTransaction: z.object({ id: z.string(), timestamp: z.string() }).nullable(),
    }),
  ),
  files: z.array(file).min(1),
})

/** A file of a backup, by its path from there. */
export type BackupFile = Readonly<z.infer<typeof file>>
/** What is in a backup. Written last: a folder without one is no backup. */
export type Manifest = Readonly<z.infer<typeof manifest>>

/** The text of a manifest. */
export function manifestText(content: Omit<Manifest, 'format' | 'version'>): string {
  const head = { format: 'content-lake-backup', version: VERSION }
  return `${JSON.stringify({ ...head, ...content }, null, 2)}\n`
}

/** @throws Error with one sentence when the folder holds no backup that this lake can read */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, MANIFEST_FILE), 'utf8').catch(() => null)
  if (text === null) {
    throw new Error(
      `${folder} is not a backup: it has no ${MANIFEST_FILE}, which is written when all the rest is there.`,
    )
  }
  const json = parseJson(text)
  const isNewer = z.object({ version: z.number().gt(VERSION) }).safeParse(json).success
  if (isNewer) throw new Error(`${folder} was written by a newer version of the content lake.`)
  const { success, data } = manifest.safeParse(json)
  if (!success) throw new Error(`The ${MANIFEST_FILE} of ${folder} is damaged.`)
  return data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
