import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { contentOf, fillDataset } from '../support/rich-dataset.ts'
import { runNode } from '../support/run-node.ts'
import { startLake, type TestLake } from '../support/start-lake.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 })

const MAIN = path.join(import.meta.dirname, '../../src/main.ts')

let directory: string
let lake: TestLake

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'transfer-'))
  lake = await startLake({
    dataDirectory: path.join(directory, 'data'),
    datasets: ['production', 'copy', 'offline'],
  })
  await fillDataset(lake.client())
})

afterAll(async () => {
  await lake.stop()
  await rm(directory, { recursive: true })
})

function command(args: string[], input?: string, dataDirectory = lake.dataDir) {
  return runNode([MAIN, 'dataset', ...args], {
    cwd: directory,
    env: {
      CONTENT_LAKE_DATA: dataDirectory,
      CONTENT_LAKE_PORT: new URL(lake.url).port,
      TMPDIR: directory,
      // Which would be there too.
      NODE_DISABLE_COMPILE_CACHE: '1',
    },
    ...(input !== undefined && { input }),
  })
}

describe('content-lake dataset export and import', () => {
  test('carry a whole dataset to another, beside a running server', async () => {
    const exported = await command(['export', 'production', 'all.tar.gz'])
    expect(exported).toMatchObject({ code: 0, stdout: '' })
    expect(exported.stderr).toMatch(/Exported 8 documents and 4 files\.\n$/)
    expect((await readdir(directory)).filter((name) => name.startsWith('all'))).toEqual([
      'all.tar.gz',
    ])
    const imported = await command(['import', 'all.tar.gz', 'copy'])
    expect(imported).toMatchObject({ code: 0, stdout: '' })
    expect(imported.stderr).toMatch(/Imported 8 documents to copy\.\n$/)

    const original = await contentOf(lake, 'production')
    expect(Object.keys(original).length).toBe(12)
    expect(await contentOf(lake, 'copy')).toEqual(original)
    // Strong again: what is referenced cannot be deleted.
    const client = lake.client({ dataset: 'copy' })
    for (const id of ['ada', 'second', 'first']) {
      await expect(client.delete(id)).rejects.toMatchObject({ statusCode: 409 })
    }
    expect((await command(['list'])).stdout).not.toContain('robot')
  })

  test('refuse what is there already, unless told what to do with it', async () => {
    const client = lake.client({ dataset: 'copy' })
    await client.patch('ada').set({ name: 'Changed' }).commit()
    const refused = await command(['import', 'all.tar.gz', 'copy'])
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/The import failed\. .*already exists/s)
    const kept = await command(['import', '--missing', 'all.tar.gz', 'copy'])
    expect(kept.code).toBe(0)
    // Neither of them left behind what it had unpacked.
    expect((await readdir(directory)).sort()).toEqual(['all.tar.gz', 'data'])
    expect(await client.getDocument('ada')).toMatchObject({ name: 'Changed' })
  })

  test('say in a sentence what is wrong', async () => {
    const failed = (stderr: string) => ({
      code: 1,
      stdout: '',
      stderr: `content-lake: ${stderr}\n`,
    })
    const [exists, noDataset, noFile, noTarget, noLake, both] = await Promise.all([
      command(['export', 'production', 'all.tar.gz']),
      command(['export', 'absent', 'absent.tar.gz']),
      command(['import', 'absent.ndjson', 'copy']),
      command(['import', 'all.tar.gz', 'absent']),
      command(['import', 'all.tar.gz', 'copy'], '', directory),
      command(['import', '--replace', '--missing', 'all.tar.gz', 'copy']),
    ])
    expect(exists).toEqual(
      failed('all.tar.gz is there already: choose another name, or use --overwrite.'),
    )
    expect(noDataset).toEqual(failed('There is no dataset "absent".'))
    expect(noFile).toEqual(failed('There is no file absent.ndjson.'))
    expect(noTarget).toEqual(
      failed('There is no dataset "absent": make it with "content-lake dataset create absent".'),
    )
    expect(noLake).toEqual(
      failed(`There is no lake in ${directory}: CONTENT_LAKE_DATA says where it is.`),
    )
    expect(both.code).toBe(2)
    expect((await readdir(directory)).filter((name) => name.includes('absent'))).toEqual([])
  })

  test('read plain lines, from standard input too', async () => {
    const line = JSON.stringify({ _id: 'line', _type: 'post', title: 'From a pipe' })
    expect(await command(['import', '-', 'copy'], line)).toMatchObject({ code: 0 })
    const client = lake.client({ dataset: 'copy' })
    expect(await client.getDocument('line')).toMatchObject({ title: 'From a pipe' })
  })

  test('work without a server, and leave nothing running', async () => {
    const original = await contentOf(lake, 'production')
    await lake.stop()
    const exported = await command(['export', '--raw', '--types', 'author', 'production', '-'])
    expect(exported).toMatchObject({ code: 0 })
    expect(exported.stderr).toMatch(/Exported 1 documents and 0 files\.\n$/)
    expect(await command(['import', 'all.tar.gz', 'offline'])).toMatchObject({ code: 0 })
    // Another time the files are there: they are looked for where the lake is now.
    expect(await command(['import', '--replace', 'all.tar.gz', 'copy'])).toMatchObject({ code: 0 })
    lake = await startLake({ dataDirectory: lake.dataDir, port: Number(new URL(lake.url).port) })
    expect(await contentOf(lake, 'offline')).toEqual(original)
    const url = await lake
      .client({ dataset: 'offline' })
      .fetch('*[_type == "sanity.fileAsset"][0].url')
    expect(url.startsWith(`${lake.url}/`)).toBe(true)
  })
})
