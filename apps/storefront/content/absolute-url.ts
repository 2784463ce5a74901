import { source } from './source'

/** The public address of a path of this site. */
export function absoluteUrl(path: string): string {
  return new URL(path, source.siteUrl).href
}
