import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { repositoryRoot } from '../../src/repository.ts'

/** The script that begins each command, inside a clone. */
export const BOOTSTRAP = 'packages/local-stack/bootstrap.mjs'

/** A folder that holds of this repository what runs before anything is installed; it ends with the test. */
export function freshClone(): string {
  const clone = mkdtempSync(join(tmpdir(), 'vitrine-clone-'))
  onTestFinished(() => rmSync(clone, { recursive: true }))
  for (const path of [BOOTSTRAP, 'packages/local-stack/bootstrap', 'package-lock.json']) {
    cpSync(join(repositoryRoot, path), join(clone, path), { recursive: true })
  }
  return clone
}
