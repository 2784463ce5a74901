import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { CommandLake } from './support/command-lake.ts'
import { NumberedWriter } from './support/numbered-writer.ts'
import { contentOf } from './support/raw-content.ts'
import { fillDataset } from './support/rich-dataset.ts'
import { runNode } from './support/run-node.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const modules = pathToFileURL(path.join(import.meta.dirname, '../src/datasets/backup/')).href
const BACK_UP = `${modules}back-up-lake.ts`
const RESTORE = `${modules}restore-lake.ts`

let lake: CommandLake

beforeAll(async () => {
  lake = await CommandLake.make()
  await lake.serve()
  await lake.run(['dataset', 'create', 'second', '--visibility', 'private'])
  await lake.client('second').create({ _id: 'only', _type: 'note' })
  await fillDataset(lake.client())
  const filling = lake.client().transaction()
  for (let n = 0; n < 1_000; n++) {
    filling.create({ _id: `bulk-${n}`, _type: 'bulk', text: 'bulk '.repeat(1_000) })
  }
  await filling.commit()
})
afterAll(async () => {
  await lake.remove()
})

const failed = (stderr: string) => ({ code: 1, stdout: '', stderr: `content-lake: ${stderr}\n` })
const at = (name: string) => path.join(lake.directory, name)

/** Runs a command on a lake in another folder than the one that is served. */
const elsewhere = (data: string, args: string[]) =>
  lake.run(args, { CONTENT_LAKE_DATA: at(data), CONTENT_LAKE_PORT: '1' })

async function filesBelow(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort()
}

/** Ids of all transactions of a dataset's file in their order. */
function logOf(data: string, dataset: string): string[] {
  const database = new DatabaseSync(path.join(data, `datasets/${dataset}.sqlite`))
  try {
    const rows = database.prepare('SELECT id FROM transaction_log ORDER BY sequence').all()
    return rows.map(({ id }) => String(id))
  } finally {
    database.close()
  }
}

function documentsOf(data: string, dataset: string): Map<string, { n?: number; _rev: string }> {
  const database = new DatabaseSync(path.join(data, `datasets/${dataset}.sqlite`))
  try {
    const rows = database.prepare('SELECT id, content FROM document').all()
    return new Map(rows.map(({ id, content }) => [String(id), JSON.parse(String(content))]))
  } finally {
    database.close()
  }
}

test('a backup amid writes is restored as a lake with all that was answered before, and a prefix of the rest', async () => {
  const datasets = ['production', 'second']
  const writers = datasets.map((dataset) =>
    [0, 1, 2, 3].map((n) => new NumberedWriter(lake.client(dataset), `${dataset}-${n}`)),
  )
  const all = writers.flat()
  const uploads: string[] = []
  for (const writer of all) writer.start()
  await expect.poll(() => all.every(({ acknowledged }) => acknowledged > 5)).toBe(true)
  const upload = await lake.client('second').assets.upload('file', Buffer.from('just before'))
  uploads.push(upload._id)
  const before = all.map(({ acknowledged }) => acknowledged)
  const { code, stdout, stderr } = await lake.run(['backup', 'amid'])
  const after = all.map(({ acknowledged }) => acknowledged)
  expect({ code, stderr }).toMatchObject({ code: 0 })
  expect(stdout).toMatch(/^Backed up 2 datasets and 5 files \(\d+\.\d MB\) to amid\.\n$/)
  expect(stderr).toMatch(/datasets\/production\.sqlite 100 of 100%\n/)
  // The writes went on meanwhile.
  for (const [index, count] of after.entries()) expect(count).toBeGreaterThan(before[index] ?? 0)
  await expect
    .poll(() => all.every(({ acknowledged }, index) => acknowledged > (after[index] ?? 0)))
    .toBe(true)
  await Promise.all(all.map((writer) => writer.stop()))

  expect(await elsewhere('restored', ['restore', 'amid'])).toMatchObject({ code: 0 })
  for (const [index, dataset] of datasets.entries()) {
    const whole = logOf(lake.data, dataset)
    const restored = logOf(at('restored'), dataset)
    expect(restored).toEqual(whole.slice(0, restored.length))
    expect(restored.length).toBeLessThan(whole.length)
    const documents = documentsOf(at('restored'), dataset)
    for (const [n, writer] of (writers[index] ?? []).entries()) {
      const first = before[index * 4 + n] ?? 0
      expect(restored).toContain(writer.transactionId(first))
      const last = restored.findLast((id) => id.startsWith(`${dataset}-${n}-`)) ?? ''
      for (const id of writer.ids) {
        expect(documents.get(id)).toMatchObject({ _rev: last, n: Number(last.split('-')[2]) })
      }
    }
  }
  expect([...documentsOf(at('restored'), 'second').keys()]).toContain(uploads[0])
})

describe('a backup at rest', () => {
  let other: CommandLake

  beforeAll(async () => {
    await lake.run(['token', 'create', 'Kept', '--role', 'viewer'])
    expect(await lake.run(['backup', 'whole'])).toMatchObject({ code: 0 })
    other = await CommandLake.make()
  })
  afterAll(async () => {
    await other.remove()
  })

  test('restores documents, history, people, tokens, settings and files', async () => {
    expect(await other.run(['restore', at('whole')])).toMatchObject({ code: 0 })
    await other.serve()
    for (const dataset of ['production', 'second']) {
      expect(await contentOf(other.client(dataset))).toEqual(await contentOf(lake.client(dataset)))
      expect(logOf(other.data, dataset)).toEqual(logOf(lake.data, dataset))
    }
    const assets = await other.client().fetch('*[_type match "sanity.*Asset"].path')
    expect(assets).toHaveLength(4)
    for (const file of assets) {
      const [copy, original] = await Promise.all(
        [other, lake].map(async ({ url }) => (await fetch(`${url}/${file}`)).bytes()),
      )
      expect(copy).toEqual(original)
    }
    expect((await other.run(['token', 'list'])).stdout).toContain('Kept')
    expect((await other.run(['dataset', 'list'])).stdout).toMatch(/^second +\S+ +private/m)
    await other.client().patch('ada').set({ name: 'After' }).commit()
    expect(await other.client().getDocument('ada')).toMatchObject({ name: 'After' })
  })

  test('is restored over a lake only when told to, which then stays aside', async () => {
    const refused = await other.run(['restore', at('whole')])
    expect(refused).toEqual(
      failed(`The restore failed. ${other.data} is not empty; --force puts aside what is there.`),
    )
    const inUse = await other.run(['restore', at('whole'), '--force'])
    expect(inUse.code).toBe(1)
    expect(inUse.stderr).toMatch(/\.sqlite is in use by another process\.\n$/)
    await other.stop()
    const restored = await other.run(['restore', at('whole'), '--force'])
    expect(restored.code).toBe(0)
    const aside = /^What was there before is in (.*)\.$/m.exec(restored.stdout)?.[1] ?? ''
    expect(documentsOf(aside, 'production').get('ada')).toMatchObject({ name: 'After' })
    expect(documentsOf(other.data, 'production').get('ada')).toMatchObject({ name: 'Ada' })
    expect((await readdir(other.directory)).filter((name) => name.includes('partial'))).toEqual([])
  })

  test('is refused when any file of it is damaged, missing or of a newer lake', async () => {
    const assets = await readdir(at('whole/assets'), { recursive: true, withFileTypes: true })
    const asset = assets.find((entry) => entry.isFile())
    const files = ['lake.sqlite', 'datasets/production.sqlite']
    if (asset) files.push(path.relative(at('whole'), path.join(asset.parentPath, asset.name)))
    expect(files).toHaveLength(3)
    await cp(at('whole'), at('torn'), { recursive: true })
    const verified = await lake.run(['backup', 'verify', 'torn'])
    expect(verified).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^torn is sound: 2 datasets and \d+ files \(\d+\.\d MB\) as of \S+Z\.\n$/,
      ),
    })
    const unsound = (sentence: string) => ({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(`\n${sentence}\ncontent-lake: torn cannot be restored.\n`),
    })
    for (const file of files) {
      const bytes = await readFile(at(`whole/${file}`))
      const middle = bytes.length >> 1
      const flipped = Buffer.from(bytes)
      flipped[middle] = (flipped[middle] ?? 0) ^ 1
      await writeFile(at(`torn/${file}`), flipped)
      expect(await elsewhere('none', ['restore', 'torn'])).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`${file} of ${at('torn')} is not what was backed up`),
      })
      expect(await lake.run(['backup', 'verify', 'torn'])).toEqual(
        unsound(`${file} is not what was backed up.`),
      )
      await rm(at(`torn/${file}`))
      expect(await lake.run(['backup', 'verify', 'torn'])).toEqual(unsound(`${file} is missing.`))
      expect(await elsewhere('none', ['restore', 'torn'])).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`${file} is missing from ${at('torn')}.`),
      })
      await writeFile(at(`torn/${file}`), bytes)
    }
    const manifest = await readFile(at('torn/manifest.json'), 'utf8')
    for (const [text, sentence] of [
      [manifest.slice(0, -10), 'is damaged'],
      [manifest.replace('lake.sqlite', '../lake.sqlite'), 'is damaged'],
      [manifest.replace('"version": 1', '"version": 2'), 'by a newer version'],
    ] as const) {
      await writeFile(at('torn/manifest.json'), text)
      expect(await elsewhere('none', ['restore', 'torn'])).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(sentence),
      })
      expect(await lake.run(['backup', 'verify', 'torn'])).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(`content-lake: The check failed\\. .*${sentence}`),
      })
    }
    expect(await filesBelow(at('torn'))).toEqual(await filesBelow(at('whole')))
    expect((await readdir(lake.directory)).filter((name) => name.startsWith('none'))).toEqual([])
  })
})

test('databases that are as they were backed up, but newer or damaged, are found out too', async () => {
  await lake.run(['backup', 'before'])
  const name = 'datasets/second.sqlite'
  const file = at(`before/${name}`)
  const whole = await readFile(file)
  const manifest = JSON.parse(await readFile(at('before/manifest.json'), 'utf8'))
  /** As a backup of a lake would be that was so already. */
  const verified = async (bytes: Uint8Array) => {
    await writeFile(file, bytes)
    const entry = manifest.files.find((each: { path: string }) => each.path === name)
    Object.assign(entry, { size: bytes.length, sha256: hash('sha256', bytes, 'hex') })
    await writeFile(at('before/manifest.json'), JSON.stringify(manifest))
    return lake.run(['backup', 'verify', 'before'])
  }
  expect(await verified(whole)).toMatchObject({ code: 0 })
  const newer = Buffer.from(whole)
  // Where SQLite keeps `user_version` (https://www.sqlite.org/fileformat.html).
  newer.writeUInt32BE(99, 60)
  expect(await verified(newer)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('newer version of the content lake (format 99;'),
  })
  const damaged = Buffer.from(whole)
  damaged[whole.readUInt16BE(16)] = 0xff
  expect(await verified(damaged)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/second\.sqlite is damaged/),
  })
})

test('the newest backups are kept, and nothing is removed that is none of this lake', async () => {
  await mkdir(at('kept/notes'), { recursive: true })
  const names: string[] = []
  for (const name of ['a', 'b', 'c', 'd']) {
    const { code, stdout } = await lake.run(['backup', `kept/${name}`, '--keep', '2'])
    names.push(name)
    expect(code).toBe(0)
    const removed = names.length > 2 ? `Removed the backup ${names.at(-3)}.\n` : ''
    expect(stdout).toMatch(new RegExp(`^Backed up .* to kept/${name}\\.\n${removed}$`))
    if (name === 'a') {
      const text = await readFile(at('kept/a/manifest.json'), 'utf8')
      await mkdir(at('kept/another'))
      await writeFile(
        at('kept/another/manifest.json'),
        text.replace('"projectId": "vitrine"', '"projectId": "another"'),
      )
    }
  }
  expect((await readdir(at('kept'))).sort()).toEqual(['another', 'c', 'd', 'notes'])
  expect(await lake.run(['backup', 'verify', 'kept/c'])).toMatchObject({ code: 0 })
  for (const wrong of ['0', '-1', 'many']) {
    expect((await lake.run(['backup', 'kept/e', '--keep', wrong])).code).toBe(2)
  }
  expect(existsSync(at('kept/e'))).toBe(false)
})

test('files that are lost or damaged are told of, and backups that have them stay', async () => {
  const from = at('for-lost')
  await lake.run(['backup', 'rescue/first'])
  await cp(at('rescue/first'), from, { recursive: true })
  const assets = await readdir(path.join(from, 'assets'), { recursive: true, withFileTypes: true })
  const [gone = '', flipped = ''] = assets
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  const bytes = await readFile(flipped)
  bytes[0] = (bytes[0] ?? 0) ^ 1
  await writeFile(flipped, bytes)
  await rm(gone)
  for (const name of ['second', 'third']) {
    const { code, stdout, stderr } = await elsewhere('for-lost', [
      'backup',
      `rescue/${name}`,
      '--keep',
      '1',
    ])
    expect(code).toBe(0)
    expect(stderr).toContain(
      `Warning: the lake does not have the file ${path.basename(gone)} of a document.\n`,
    )
    expect(stderr).toContain(
      `Warning: the file ${path.basename(flipped)} is damaged: its content is not what was uploaded.\n`,
    )
    expect(stderr).toContain('The backup first stays: it has files that the lake lost.\n')
    expect(stdout.includes('Removed the backup second.\n')).toBe(name === 'third')
  }
  expect((await readdir(at('rescue'))).sort()).toEqual(['first', 'third'])
})

test('a backup that is killed is not taken for one, and the next is whole', async () => {
  for (const when of ['lake.sqlite', 'datasets/second.sqlite', 'files']) {
    const request = { dataDirectory: lake.data, target: at('killed'), projectId: 'vitrine' }
    const script = `
      import { backUpLake } from ${JSON.stringify(BACK_UP)}
      const onProgress = (what) => {
        if (what === ${JSON.stringify(when)}) process.kill(process.pid, 'SIGKILL')
      }
      const signal = new AbortController().signal
      await backUpLake({ ...${JSON.stringify(request)}, onProgress, signal })`
    await runNode(['--input-type=module', '-e', script], { env: {} })
    const [left, ...more] = (await readdir(lake.directory)).filter((n) => n.startsWith('killed'))
    expect(left).toMatch(/^killed\.[0-9a-f]{8}\.partial$/)
    expect(more).toEqual([])
    expect(await elsewhere('none', ['restore', left ?? ''])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not a backup: it has no manifest.json'),
    })
    await rm(at(left ?? ''), { recursive: true })
  }
  expect(await lake.run(['backup', 'killed'])).toMatchObject({ code: 0 })
  expect(await lake.run(['backup', 'killed'])).toEqual(
    failed(`The backup failed. ${at('killed')} is there already.`),
  )
})

test('a restore that is killed leaves the data folder as it was, and can be done again', async () => {
  await lake.run(['backup', 'for-killed'])
  const request = { backup: at('for-killed'), dataDirectory: at('reborn'), force: false }
  const script = `
    import { restoreLake } from ${JSON.stringify(RESTORE)}
    const onProgress = () => process.kill(process.pid, 'SIGKILL')
    const signal = new AbortController().signal
    await restoreLake({ ...${JSON.stringify(request)}, onProgress, signal })`
  await runNode(['--input-type=module', '-e', script], { env: {} })
  const left = (await readdir(lake.directory)).filter((name) => name.startsWith('reborn'))
  expect(left).toEqual([expect.stringMatching(/^reborn\.[0-9a-f]{8}\.partial$/)])
  expect(await elsewhere('reborn', ['restore', 'for-killed'])).toMatchObject({ code: 0 })
  expect(logOf(at('reborn'), 'second')).toEqual(logOf(lake.data, 'second'))
})

test('a folder that is no lake is not touched; where a link leads is restored to', async () => {
  await mkdir(at('home'))
  await writeFile(at('home/diary.txt'), 'Dear diary')
  for (const more of [[], ['--force']]) {
    expect(await elsewhere('home', ['restore', 'for-killed', ...more])).toEqual(
      failed(
        `The restore failed. ${at('home')} holds something else than a lake: choose another folder.`,
      ),
    )
  }
  expect(await readdir(at('home'))).toEqual(['diary.txt'])
  await mkdir(at('disk/data'), { recursive: true })
  await symlink(at('disk/data'), at('linked'), 'junction')
  expect(await elsewhere('linked', ['restore', 'for-killed'])).toMatchObject({ code: 0 })
  expect(existsSync(at('disk/data/lake.sqlite'))).toBe(true)
})

test('a backup that is interrupted leaves nothing', async () => {
  const { backUpLake } = await import('../src/datasets/backup/back-up-lake.ts')
  for (const when of ['lake.sqlite', 'datasets/production.sqlite', 'files']) {
    const controller = new AbortController()
    const backup = backUpLake({
      dataDirectory: lake.data,
      target: at('interrupted'),
      projectId: 'vitrine',
      signal: controller.signal,
      onProgress: (what) => {
        if (what === when) controller.abort()
      },
    })
    await expect(backup).rejects.toThrow(/abort/)
  }
  expect((await readdir(lake.directory)).filter((n) => n.startsWith('interrupted'))).toEqual([])
})

test('without a server the lake is backed up as it is, and where there is none that is said', async () => {
  expect(await elsewhere('restored', ['backup', 'again'])).toMatchObject({ code: 0 })
  expect(existsSync(at('again/manifest.json'))).toBe(true)
  expect(logOf(at('again'), 'production')).toEqual(logOf(at('restored'), 'production'))
  const nothing = await elsewhere('absent', ['backup', 'nothing'])
  expect(nothing).toEqual(
    failed(`There is no lake in ${at('absent')}: CONTENT_LAKE_DATA says where it is.`),
  )
  expect((await lake.run(['backup'])).code).toBe(2)
  const help = await lake.run(['restore', '--help'])
  expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('$ content-lake restore') })
})

test('a file of the lake that is damaged is found out, and makes no backup', async () => {
  const file = at('damaged/datasets/production.sqlite')
  await cp(at('for-killed'), at('damaged'), { recursive: true })
  const whole = await readFile(file)
  const pageSize = whole.readUInt16BE(16)
  const pages = whole.length / pageSize
  for (const first of [4, Math.floor(pages / 2), Math.floor(pages * 0.9)]) {
    const bytes = Buffer.from(whole)
    // What a page is, it says in its first byte.
    for (let page = first; page < pages - 4; page++) bytes[page * pageSize] = 0xff
    await writeFile(file, bytes)
    const { code, stdout, stderr } = await elsewhere('damaged', ['backup', 'of-damaged'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/content-lake: The backup failed\. .*production\.sqlite.* is damaged/)
  }
  expect((await readdir(lake.directory)).filter((n) => n.startsWith('of-damaged'))).toEqual([])
})
