import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { fingerprint } from './fingerprint.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vitrine-fingerprint-'))
  execFileSync('git', ['init', '--quiet'], { cwd: root })
  writeFileSync(join(root, '.gitignore'), 'ignored\n')
  writeFileSync(join(root, 'a.ts'), 'one')
  onTestFinished(() => rmSync(root, { recursive: true }))
})

test('changes with a source file and with the environment, and only then', () => {
  const first = fingerprint(root, ['.'], { A: '1' })
  expect(fingerprint(root, ['.'], { A: '1' })).toBe(first)
  expect(fingerprint(root, ['.'], { A: '2' })).not.toBe(first)
  writeFileSync(join(root, 'a.ts'), 'two')
  expect(fingerprint(root, ['.'], { A: '1' })).not.toBe(first)
})

test('an ignored file and a test do not change it, a new source file does', () => {
  const first = fingerprint(root, ['.'], {})
  writeFileSync(join(root, 'ignored'), 'x')
  writeFileSync(join(root, 'a.test.ts'), 'x')
  expect(fingerprint(root, ['.'], {})).toBe(first)
  writeFileSync(join(root, 'b.ts'), 'x')
  expect(fingerprint(root, ['.'], {})).not.toBe(first)
})

test('a folder that is no clone is told in a sentence', () => {
  rmSync(join(root, '.git'), { recursive: true })
  expect(() => fingerprint(root, ['.'], {})).toThrow('git could not list the sources: fatal: not a')
})
