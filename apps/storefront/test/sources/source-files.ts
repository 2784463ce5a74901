import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const STOREFRONT = fileURLToPath(new URL('../..', import.meta.url))

export interface SourceFile {
  /** Path inside the storefront. */
  readonly path: string
  readonly text: string
}

/** The storefront's own files that a glob names, without tests. */
export function sourceFiles(glob: string): readonly SourceFile[] {
  return globSync(glob, { cwd: STOREFRONT })
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(STOREFRONT, path), 'utf8') }))
}

/** Where a place in a file is, as editors open it. */
export function position({ path, text }: SourceFile, offset: number): string {
  return `${path}:${text.slice(0, offset).split('\n').length}`
}
