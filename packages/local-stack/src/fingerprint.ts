import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Hash of everything a build is made from: the files below `folders` (tracked or new, never
 * ignored ones) and the variables it sees. Equal hash, equal build. Throws a sentence outside of a clone.
 */
export function fingerprint(
  root: string,
  folders: readonly string[],
  environment: Record<string, string | undefined>,
): string {
  const hash = createHash('sha256').update(JSON.stringify(environment))
  for (const file of sourceFiles(root, folders)) {
    if (file.endsWith('.test.ts') || file.endsWith('.test.tsx')) continue
    hash.update(file).update('\0')
    try {
      hash.update(readFileSync(join(root, file)))
    } catch (error) {
      // Listed by git, deleted on disk: its absence is part of the fingerprint.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return hash.digest('hex')
}

function sourceFiles(root: string, folders: readonly string[]): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...folders]
  const { stdout, stderr, error, status } = spawnSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (error || status !== 0) {
    throw new Error(`git could not list the sources: ${error?.message ?? stderr.trim()}`)
  }
  return [...new Set(stdout.split('\0'))].filter(Boolean).sort()
}
