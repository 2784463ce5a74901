import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { loadSecrets } from './secrets.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-secrets-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
})

test('secrets are made once, for the owner alone', () => {
  const made = loadSecrets(folder)
  expect(loadSecrets(folder)).toEqual(made)
  expect(made.writeToken).not.toBe(made.webhookSecret)
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('a file of before there was a newsletter keeps its secrets, and gets one more', () => {
  const file = join(folder, 'secrets.json')
  writeFileSync(file, '{"webhookSecret":"a","writeToken":"b"}')
  const secrets = loadSecrets(folder)
  expect(secrets).toMatchObject({ webhookSecret: 'a', writeToken: 'b' })
  expect(secrets.newsletterToken).toMatch(/^sk[\w-]{43}$/)
  expect(loadSecrets(folder)).toEqual(secrets)
})

test.each(['', '{"webhookSecret":', '{}', 'null'])('a file that holds "%s" is refused', (text) => {
  writeFileSync(join(folder, 'secrets.json'), text)
  expect(() => loadSecrets(folder)).toThrow(/secrets\.json does not hold the secrets: delete it/)
})
