import { globSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  crookedImports,
  drawing,
  importsIn,
  layersOf,
  partOf,
} from '../../../packages/content/test/support/layers'

const STOREFRONT = path.resolve(import.meta.dirname, '..')
const NOT_SERVED =
  /^(?:test|node_modules|\.next[^/]*)\/|(?:\.test\.tsx?|vitest\.config\.ts|\.d\.ts)$/

const LAYERS = layersOf(drawing('### Inside the storefront'))

/** The features that a feature uses, as CONTRIBUTING.md lists them. */
const USES = new Map(
  drawing('#### Features that use others').map((line): [string, string[]] => {
    const [name = '', ...others] = line.split(/ +/)
    return [name, others]
  }),
)

const folders = LAYERS.flat().filter((name) => !name.includes('.'))
const files = globSync(['*.ts', '*/**/*.{ts,tsx}'], {
  cwd: STOREFRONT,
  exclude: (name) => name === 'node_modules' || name.startsWith('.next'),
}).filter((file) => !NOT_SERVED.test(file))
const imports = importsIn(STOREFRONT, files)

describe('the storefront', () => {
  it('has a layer for every part, and the drawing names no other', () => {
    expect(files.length).toBeGreaterThan(250)
    const parts = new Set([...files.map(partOf), 'messages'])
    expect(LAYERS.flat().toSorted()).toEqual([...parts].toSorted())
    expect(folders).toContain('gate')
  })

  it('imports from lower layers only', () => {
    expect(imports.length).toBeGreaterThan(500)
    expect(crookedImports(imports, LAYERS)).toEqual([])
  })

  it('would be told of an import from above, or from beside', () => {
    const wrong = [
      { from: 'content/kinds.ts', to: 'gate/page-route' },
      { from: 'app/page.tsx', to: 'proxy' },
      { from: 'features/article/a.ts', to: 'gate/gate' },
    ]
    const right = { from: 'gate/gate.ts', to: 'content/kinds' }
    expect(crookedImports([...wrong, right], LAYERS)).toHaveLength(wrong.length)
  })
})

describe('a feature', () => {
  it('uses the others that are listed, all of them and no more', () => {
    const feature = (file: string) => /^features\/([^/]+)/.exec(file)?.[1]
    const uses = new Set<string>()
    for (const { from, to } of imports) {
      const [user, used] = [feature(from), feature(to)]
      if (user && used && user !== used) uses.add(`${user} ${used}`)
    }
    const listed = [...USES].flatMap(([name, others]) => others.map((other) => `${name} ${other}`))
    expect([...uses].toSorted()).toEqual(listed.toSorted())
  })

  it('uses none that uses it, be it by way of others', () => {
    const reached = (name: string, path: readonly string[]): readonly string[] =>
      path.includes(name)
        ? [[...path, name].join(' -> ')]
        : (USES.get(name) ?? []).flatMap((other) => reached(other, [...path, name]))
    expect([...USES.keys()].flatMap((name) => reached(name, []))).toEqual([])
  })
})
