import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onInterrupt } from './on-interrupt.ts'

/** Where the different systems look for the folder of temporary files. */
const VARIABLES = ['TMPDIR', 'TEMP', 'TMP'] as const

/** Runs `work` with temporary files in a folder that is removed after it: not every library removes its own. */
export async function withOwnTemporaryFolder<T>(work: () => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'content-lake-'))
  const before = VARIABLES.map((name) => [name, process.env[name]] as const)
  for (const name of VARIABLES) process.env[name] = folder
  const done = onInterrupt(() => rmSync(folder, { recursive: true, force: true }))
  try {
    return await work()
  } finally {
    done()
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    await rm(folder, { recursive: true, force: true })
  }
}
