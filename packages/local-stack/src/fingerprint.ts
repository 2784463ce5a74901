import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Hash of everything a build is made from: the files below `folders` (tracked or new, never
 * ignored ones) and the variables it sees. Equal hash, equal build.
 */
export function fingerprint(
  root: string,
  folders: readonly string[],
  environment: Record<string, string | undefined>,
): string {
  const hash = createHash('sha256').update(JSON.stringify(environment))
  const listing = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...folders],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  for (const file of [...new Set(listing.split('\0'))].filter(Boolean).sort()) {
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
