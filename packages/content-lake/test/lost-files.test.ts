import { cp, mkdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CommandLake } from './support/command-lake.ts'
import { removeFolder } from './support/remove-folder.ts'

let lake: CommandLake
/** Of a lake with a private dataset that holds a document, which was killed. */
let kept: string
let backup: string

beforeAll(async () => {
  lake = await CommandLake.make()
  kept = path.join(lake.directory, 'kept')
  backup = path.join(lake.directory, 'backup')
  await lake.serve()
  await lake.client().datasets.create('secret', { aclMode: 'private' })
  await lake.client('secret').create({ _id: 'a', _type: 'post' })
  expect(await lake.run(['backup', backup])).toMatchObject({ code: 0 })
  await lake.stop()
  await cp(lake.data, kept, { recursive: true })
})
beforeEach(async () => {
  await lake.stop()
  await removeFolder(lake.data)
  await cp(kept, lake.data, { recursive: true })
})
afterAll(() => lake.remove())

const fileOf = (name: string) => path.join(lake.data, 'datasets', `${name}.sqlite`)

/** Bytes of a file; null without one. */
const sizeOf = async (file: string) => (await stat(file).catch(() => null))?.size ?? null

/** What one sentence of a command says that fails, and so does a server. */
async function refusal(args: string[]): Promise<string> {
  await expect(lake.serve()).rejects.toThrow('serve ended with 1')
  await lake.stop()
  const { code, stderr } = await lake.run(args)
  expect(code).toBe(1)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  return stderr
}

async function lose(file: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm']) await rm(file + suffix, { force: true })
}

describe('the file of a dataset that was lost is not made anew in silence', () => {
  const EXPORT = ['dataset', 'export', 'production', '-']

  test.each<[string, string, (file: string) => Promise<void>]>([
    ['is missing', 'removed', lose],
    ['is missing', 'without what SQLite keeps beside it', (file) => rm(file)],
    [
      'is empty',
      'emptied',
      async (file) => {
        await lose(file)
        await writeFile(file, '')
      },
    ],
    ['is empty', 'cut off', (file) => truncate(file, 0)],
    // As when it was copied alone from a server that ran.
    ['is empty', 'without what was not in it yet', (file) => rm(`${file}-wal`)],
  ])('which %s, %s', async (loss, _, happen) => {
    const file = fileOf('secret')
    await happen(file)
    const before = await Promise.all([sizeOf(file), sizeOf(`${file}-wal`)])
    const sentence = `secret.sqlite ${loss}, and with it all of dataset "secret": restore it from a backup, or begin it anew, empty, with "content-lake dataset create secret".`
    expect(await refusal(EXPORT)).toContain(sentence)
    expect(await refusal(['backup', path.join(lake.directory, 'another')])).toContain(sentence)
    expect(await sizeOf(file)).toBe(before[0])
    // It may hold what is not lost.
    expect((await sizeOf(`${file}-wal`)) || null).toBe(before[1])
  })

  test('but when that is asked for, and then as private as it was', async () => {
    expect(await lake.run(['dataset', 'create', 'secret'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is a dataset "secret" already.'),
    })
    await lose(fileOf('secret'))
    expect(await lake.run(['dataset', 'create', 'secret'])).toMatchObject({
      code: 0,
      stdout: 'Dataset secret begins anew, empty and as visible as it was: its file was lost.\n',
    })
    await lake.serve()
    expect(await lake.client('secret').fetch('count(*)')).toBe(0)
    expect(await lake.client().datasets.list()).toContainEqual(
      expect.objectContaining({ name: 'secret', aclMode: 'private' }),
    )
    await lake.stop()
    await lose(fileOf('secret'))
    expect(await refusal(EXPORT)).toContain('is missing')
  })

  test('but one that was never opened is made', async () => {
    expect(await lake.run(['dataset', 'create', 'new'])).toMatchObject({ code: 0 })
    const copy = path.join(lake.directory, 'with-new')
    expect(await lake.run(['backup', copy])).toMatchObject({ code: 0 })
    expect(await lake.run(['restore', copy, '--force'])).toMatchObject({ code: 0 })
    // Begun, and not ended.
    await writeFile(fileOf('new'), '')
    await lake.serve()
    expect(await lake.client('new').fetch('count(*)')).toBe(0)
    expect(await lake.client('secret').fetch('count(*)')).toBe(1)
  })
})

describe('datasets whose lake.sqlite was lost are not taken for those of a new lake', () => {
  test.each<[string, (file: string) => Promise<void>]>([
    ['is missing', lose],
    ['is empty', (file) => truncate(file, 0)],
    ['is empty', (file) => rm(`${file}-wal`)],
  ])('when it %s', async (loss, happen) => {
    await happen(path.join(lake.data, 'lake.sqlite'))
    const sentence = `lake.sqlite ${loss}, and with it who may do what in the datasets beside it: restore it from a backup, or move ${path.join(lake.data, 'datasets')} away to begin anew.`
    expect(await refusal(['user', 'add', 'Ada'])).toContain(sentence)
    expect(await refusal(['user', 'list'])).toContain(sentence)
    expect(await lake.run(['restore', backup])).toMatchObject({ code: 1 })
    expect(await lake.run(['restore', backup, '--force'])).toMatchObject({ code: 0 })
    await lake.serve()
    expect(await lake.client('secret').fetch('count(*)')).toBe(1)
  })

  test('without datasets it is made', async () => {
    await removeFolder(lake.data)
    await mkdir(lake.data)
    await writeFile(path.join(lake.data, 'lake.sqlite'), '')
    await lake.serve()
    expect(await lake.client().datasets.list()).toHaveLength(1)
  })
})

test('a dataset that is garbled in the middle is refused by name', async () => {
  await lake.serve()
  const { datasets } = lake.client()
  await datasets.delete('secret')
  await lake.stop()
  const whole = path.join(backup, 'datasets/production.sqlite')
  const bytes = await readFile(whole)
  await lose(fileOf('production'))
  await writeFile(fileOf('production'), bytes.fill(0x5a, 4096))
  expect(await refusal(['dataset', 'export', 'production', '-'])).toMatch(
    /production\.sqlite is damaged .*\(database disk image is malformed\); restore it from a backup/,
  )
})
