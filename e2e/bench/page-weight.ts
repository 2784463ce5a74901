import { gzipSync } from 'node:zlib'

/** What a browser loads before a page answers to it, in bytes after gzip (level 6, as servers send it). */
export interface PageWeight {
  readonly html: number
  readonly scripts: number
}

/**
 * Weighs a page and the scripts that its HTML names for browsers with modules.
 * @throws Error when one of them is not answered with 200, or there are none
 */
export async function weigh(url: string): Promise<PageWeight> {
  const html = await load(url)
  const paths = scriptsOf(html)
  if (paths.length === 0) throw new Error(`${url} names no scripts`)
  const scripts = await Promise.all(paths.map((path) => load(new URL(path, url).href)))
  return { html: zipped(html), scripts: scripts.map(zipped).reduce((sum, size) => sum + size) }
}

function scriptsOf(html: string): string[] {
  const tags = html.match(/<script\b[^>]*\bsrc="[^"]+"[^>]*>/g) ?? []
  const modern = tags.filter((tag) => !/\bnomodule\b/i.test(tag))
  return [...new Set(modern.flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? []))]
}

const zipped = (text: string) => gzipSync(text).byteLength

async function load(url: string): Promise<string> {
  const response = await fetch(url, { headers: { accept: 'text/html,*/*' } })
  if (response.status !== 200) throw new Error(`${url} was answered with ${response.status}`)
  return response.text()
}
