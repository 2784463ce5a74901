import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const CONTRIBUTING = path.resolve(import.meta.dirname, '../../../CONTRIBUTING.md')

/** Top to bottom, as CONTRIBUTING.md draws them: names two spaces apart, then what they are for. */
const LAYERS = drawing().map((line) =>
  (line.split(/ {3,}/)[0] ?? '').split('  ').map((name) => name.replace(/\/$/, '')),
)
const SOURCE = path.resolve(import.meta.dirname, '../src')

function drawing(): string[] {
  const [, section = ''] = readFileSync(CONTRIBUTING, 'utf8').split('### Inside the lake')
  const [, block = ''] = section.split('```')
  return block.trim().split('\n')
}

/** The folder (or file) of `src` that a file belongs to. */
function part(file: string): string {
  return path.relative(SOURCE, file).split(path.sep)[0] ?? ''
}

function layer(name: string): number {
  return LAYERS.findIndex((parts) => parts.includes(name))
}

function importsOf(file: string): string[] {
  const paths = readFileSync(file, 'utf8').matchAll(
    /(?:\bfrom|\bimport|new URL\()\s*\(?'(\.[^']+\.ts)'/g,
  )
  return Array.from(paths, ([, target = '']) => path.resolve(path.dirname(file), target))
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|test-support/.test(name))
  .map((name) => path.join(SOURCE, name))

test('every part of the source has its layer, and the drawing names no other', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(LAYERS.flat().toSorted()).toEqual([...new Set(files.map(part))].toSorted())
})

test('no file imports from its own layer’s neighbours or from above', () => {
  const edges = files.flatMap((file) => importsOf(file).map((target) => ({ file, target })))
  expect(edges.length).toBeGreaterThan(300)
  const wrong = edges.filter(({ file, target }) => {
    const [from, to] = [part(file), part(target)]
    return from !== to && layer(from) >= layer(to)
  })
  expect(
    wrong.map(
      ({ file, target }) => `${path.relative(SOURCE, file)} -> ${path.relative(SOURCE, target)}`,
    ),
  ).toEqual([])
})
