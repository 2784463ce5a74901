import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { withStudio } from '../support/sanity-cli.ts'
import { startLake, type TestLake } from '../support/start-lake.ts'

// Nearly every command loads a whole Studio, in a process of its own.
vi.setConfig({ testTimeout: 600_000 })

let lake: TestLake

beforeAll(async () => {
  lake = await startLake()
})

afterAll(() => lake.stop())

test.concurrent('the Sanity CLI validates, extracts and deploys a schema, and generates types from it', () =>
  withStudio(lake, async ({ directory, succeed }) => {
    expect(await succeed('schema', 'validate')).toContain('0 errors')
    await succeed('schema', 'extract', '--path', 'schema.json')
    await succeed('typegen', 'generate')
    const types = await readFile(path.join(directory, 'types.ts'), 'utf8')
    expect(types).toMatch(/PostsQueryResult = Array<\{\s*title: string \| null/)
    await succeed('schema', 'deploy')
    expect(JSON.parse(await succeed('schema', 'list', '--json'))).toMatchObject([
      { _id: '_.schemas.default', workspace: { name: 'default' } },
    ])
  }))

test.concurrent('the Sanity CLI validates the documents of a dataset and of a file', () =>
  withStudio(lake, async ({ directory, sanity }) => {
    const client = lake.client()
    await client.create({ _id: 'good', _type: 'post', title: 'Titled' })
    await client.create({ _id: 'bad', _type: 'post' })
    const file = path.join(directory, 'documents.ndjson')
    // It takes a file that is shorter than this for empty.
    const worse = Array.from({ length: 20 }, (_, n) => ({ _id: `worse${n}`, _type: 'post' }))
    await writeFile(file, worse.map((post) => `${JSON.stringify(post)}\n`).join(''))

    const wrong = async (...args: string[]) => {
      const validate = ['documents', 'validate', '-y', '--format', 'ndjson', ...args]
      const { stdout } = await sanity(...validate)
      return stdout
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line))
        .filter(({ level }) => level === 'error')
        .map(({ documentId }) => documentId)
    }
    expect(await wrong()).toEqual(['bad'])
    expect(await wrong('--file', file)).toEqual(worse.map(({ _id }) => _id))
  }))
