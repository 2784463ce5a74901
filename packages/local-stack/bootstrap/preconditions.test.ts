import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import {
  diskProblem,
  freeBytes,
  isInstalled,
  nodeProblem,
  platformProblem,
} from './preconditions.mjs'

test.each(['v18.20.8', '16.0.0'])('Node %s is refused with a sentence that names it', (version) => {
  expect(nodeProblem(version)).toContain(`this is ${version}`)
})

test.each(['v20.0.0', 'v24.21.0'])('Node %s may begin', (version) => {
  expect(nodeProblem(version)).toBeUndefined()
})

test('too little disk space is refused with both figures, and an installed house needs less', () => {
  expect(diskProblem(1.2e9, false)).toMatch(/installing and building needs about 3\.0 GB.* 1\.2 GB/)
  expect(diskProblem(1.2e9, true)).toBeUndefined()
  expect(diskProblem(1e8, true)).toContain('Not enough disk space')
  expect(freeBytes(tmpdir())).toBeGreaterThan(0)
})

let root: string

function writeJson(file: string, value: unknown) {
  mkdirSync(join(root, file, '..'), { recursive: true })
  writeFileSync(join(root, file), JSON.stringify(value))
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vitrine-install-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const packages = {
    '': { name: 'vitrine' },
    'node_modules/next': { version: '16.0.0' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  }
  writeJson('package-lock.json', { packages })
  writeJson('node_modules/.package-lock.json', {
    packages: { 'node_modules/next': packages['node_modules/next'] },
  })
  writeJson('node_modules/next/package.json', { version: '16.0.0' })
})

test('what the lockfile wants is there', () => {
  expect(isInstalled(root)).toBe(true)
})

test('a deleted package, another version, and an unfinished install are not installed', () => {
  rmSync(join(root, 'node_modules/next'), { recursive: true })
  expect(isInstalled(root)).toBe(false)
  writeJson('node_modules/next/package.json', { version: '16.0.0' })
  expect(isInstalled(root)).toBe(true)
  writeJson('package-lock.json', { packages: { 'node_modules/next': { version: '16.0.1' } } })
  expect(isInstalled(root)).toBe(false)
})

test('half a lockfile of npm is an unfinished install', () => {
  writeFileSync(join(root, 'node_modules/.package-lock.json'), '{"packages":')
  expect(isInstalled(root)).toBe(false)
  rmSync(join(root, 'node_modules/.package-lock.json'))
  expect(isInstalled(root)).toBe(false)
})

test('Windows is sent to WSL, other platforms may begin', () => {
  expect(platformProblem('win32')).toContain('WSL')
  expect(platformProblem('linux')).toBeUndefined()
  expect(platformProblem('darwin')).toBeUndefined()
})
