import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { securePage } from '@/security/secure-page'
import { buildFolder } from '@/server/build'
import { withoutScripts } from './without-scripts'

/** A page as it is sent. */
export interface BuiltPage {
  readonly html: string
  /** The `Content-Security-Policy` that belongs to it. */
  readonly policy: string
}

/**
 * A page that the build rendered, to be shown in place of another: without the scripts that would take the
 * reader's address for that of this page. Null in development, which has no build.
 * @param path of its route, such as `/error/unavailable`
 */
export function builtPage(path: string): BuiltPage | null {
  try {
    const file = join(buildFolder(), 'server/app', `${path}.html`)
    return securePage(withoutScripts(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}
