import { readFileSync } from 'node:fs'
import path from 'node:path'

const CONTRIBUTING = path.resolve(import.meta.dirname, '../../../../CONTRIBUTING.md')

export interface Import {
  /** Paths inside the source that is looked at. */
  readonly from: string
  readonly to: string
}

/** The lines of the first drawing below a heading of CONTRIBUTING.md. */
export function drawing(heading: string): string[] {
  const [, section = ''] = readFileSync(CONTRIBUTING, 'utf8').split(heading)
  const [, block = ''] = section.split('```')
  return block.trim().split('\n')
}

/** Layers from top to bottom, as they are drawn: names two spaces apart, then what they are for. */
export function layersOf(lines: readonly string[]): string[][] {
  return lines.map((line) =>
    (line.split(/ {3,}/)[0] ?? '').split('  ').map((name) => name.replace(/\/$/, '')),
  )
}

/** The folder, or the file beside the folders, that a path belongs to. */
export function partOf(file: string): string {
  return file.split(path.sep)[0] ?? ''
}

/** What the files of a folder import of it, by a relative path or as `@/…`. @param files paths inside `root` */
export function importsIn(root: string, files: readonly string[]): Import[] {
  return files.flatMap((from) => {
    const specifiers = readFileSync(path.join(root, from), 'utf8').matchAll(
      /(?:\bfrom|\bimport|new URL\()\s*\(?\s*'((?:\.|@\/)[^']+)'/g,
    )
    return Array.from(specifiers, ([, name = '']) => ({
      from,
      to: name.startsWith('@/') ? name.slice(2) : path.join(path.dirname(from), name),
    })).filter(({ to }) => !to.startsWith('..'))
  })
}

/** Those of the imports that do not lead to a lower layer, as `from -> to`. */
export function crookedImports(
  imports: readonly Import[],
  layers: readonly (readonly string[])[],
): string[] {
  const layer = (file: string) => layers.findIndex((parts) => parts.includes(partOf(file)))
  return imports
    .filter(({ from, to }) => partOf(from) !== partOf(to) && layer(from) >= layer(to))
    .map(({ from, to }) => `${from} -> ${to}`)
}
