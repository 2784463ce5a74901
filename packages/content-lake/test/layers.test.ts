import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import {
  crookedImports,
  drawing,
  importsIn,
  layersOf,
  partOf,
} from '../../content/test/support/layers.ts'

const SOURCE = path.resolve(import.meta.dirname, '../src')
const LAYERS = layersOf(drawing('### Inside the lake'))

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !/\.test\.ts$|test-support/.test(name),
)

test('every part of the source has its layer, and the drawing names no other', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(LAYERS.flat().toSorted()).toEqual([...new Set(files.map(partOf))].toSorted())
})

test('no file imports from its own layer’s neighbours or from above', () => {
  const imports = importsIn(SOURCE, files).filter(({ to }) => to.endsWith('.ts'))
  expect(imports.length).toBeGreaterThan(300)
  expect(crookedImports(imports, LAYERS)).toEqual([])
})
