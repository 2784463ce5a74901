import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { takeLock } from './lock.mjs'

let file: string

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-lock-'))
  file = join(folder, 'state/tests.lock')
  onTestFinished(() => rmSync(folder, { recursive: true }))
})

/** Takes the lock in another process, which then ends in the way that `end` says. */
function takeElsewhere(end: string) {
  const script = `
    import { takeLock } from ${JSON.stringify(new URL('./lock.mjs', import.meta.url).href)}
    takeLock(${JSON.stringify(file)}, 'Held')
    ${end}`
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
}

test('a held lock is refused with its holder, and free again once released', () => {
  const release = takeLock(file, 'Held')
  const elsewhere = takeElsewhere('')
  expect(elsewhere.status).toBe(1)
  expect(elsewhere.stderr).toContain(`Error: Held (process ${process.pid}; delete ${file} if`)
  release()
  expect(takeElsewhere('').status).toBe(0)
})

test('the end of its process releases a lock', () => {
  expect(takeElsewhere('process.exit(3)').status).toBe(3)
  expect(existsSync(file)).toBe(false)
})

test('what a killed process left, and half a file, are taken over', () => {
  const killed = takeElsewhere('process.kill(process.pid, "SIGKILL")')
  expect(killed.signal).toBe('SIGKILL')
  expect(readFileSync(file, 'utf8')).toBe(`${killed.pid}\n`)
  const release = takeLock(file, 'Held')
  expect(readFileSync(file, 'utf8')).toBe(`${process.pid}\n`)
  release()
  writeFileSync(file, '')
  expect(() => takeLock(file, 'Held')()).not.toThrow()
})
