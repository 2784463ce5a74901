import { cp, mkdtemp, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { withHostedEnvironment } from '../../src/cli/hosted/hosted-environment.ts'
import { removeFolder } from './remove-folder.ts'
import { type Ended, runNode } from './run-node.ts'
import type { TestLake } from './start-lake.ts'

const FIXTURE = path.join(import.meta.dirname, '../tools/fixture')
const SANITY = path.dirname(createRequire(import.meta.url).resolve('sanity/package.json'))

/** A Studio's folder outside of this repository, and the Sanity CLI that is installed there. */
export interface StudioFolder {
  readonly directory: string
  /** Runs `sanity …` in the folder until it ends. */
  sanity(...args: string[]): Promise<Ended>
  /** The same for what is to succeed; answers what it printed. */
  succeed(...args: string[]): Promise<string>
}

/** Runs `work` in a Studio's folder of its own whose Sanity CLI finds the lake where hosted Sanity would be. */
export async function withStudio(
  lake: TestLake,
  work: (studio: StudioFolder) => Promise<void>,
): Promise<void> {
  const directory = await mkdtemp(path.join(tmpdir(), 'studio-'))
  try {
    await cp(FIXTURE, directory, { recursive: true })
    await symlink(path.dirname(SANITY), path.join(directory, 'node_modules'), 'junction')
    await withHostedEnvironment({ lakeUrl: lake.url, token: lake.token }, (variables) => {
      const sanity = (...args: string[]) =>
        runNode([path.join(SANITY, 'bin/sanity'), ...args], {
          cwd: directory,
          env: {
            ...variables,
            // A home of its own, so that nobody's login is read or written.
            HOME: directory,
            TMPDIR: directory,
            NO_COLOR: '1',
            CI: '1',
            // What one of them has compiled the next need not.
            NODE_COMPILE_CACHE: path.join(lake.dataDir, 'compile-cache'),
          },
        })
      const succeed = async (...args: string[]) => {
        const { code, stdout, stderr } = await sanity(...args)
        if (code === 0) return stdout
        throw new Error(`sanity ${args.join(' ')} ended with ${code}:\n${stderr}${stdout}`)
      }
      return work({ directory, sanity, succeed })
    })
  } finally {
    await removeFolder(directory)
  }
}
