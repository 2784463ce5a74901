import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { contentOf, fillDataset } from '../support/rich-dataset.ts'
import { runNode } from '../support/run-node.ts'
import { type StudioFolder, withStudio } from '../support/sanity-cli.ts'
import { startLake, type TestLake } from '../support/start-lake.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 180_000 })

const MAIN = path.join(import.meta.dirname, '../../src/main.ts')

let lake: TestLake

beforeAll(async () => {
  lake = await startLake()
  await fillDataset(lake.client())
})

afterAll(() => lake.stop())

function inStudio(work: (studio: StudioFolder) => Promise<void>) {
  return () => withStudio(lake, work)
}

describe('the Sanity CLI, unmodified,', () => {
  test(
    'creates, fills, copies out and deletes datasets',
    inStudio(async ({ directory, succeed }) => {
      await succeed('dataset', 'create', 'cli')
      await succeed('dataset', 'export', 'production', 'out.tar.gz')
      const file = path.join(directory, 'out.tar.gz')
      await succeed('dataset', 'import', file, '--dataset', 'cli')
      expect(await contentOf(lake, 'cli')).toEqual(await contentOf(lake, 'production'))
      expect((await succeed('dataset', 'list')).split('\n').filter(Boolean)).toEqual([
        'production',
        'cli',
      ])
      await succeed('dataset', 'delete', 'cli', '--force')
      expect((await lake.client().datasets.list()).map(({ name }) => name)).toEqual(['production'])
    }),
  )

  test(
    'creates, gets, queries and deletes documents',
    inStudio(async ({ directory, succeed }) => {
      const file = path.join(directory, 'new.json')
      await writeFile(file, JSON.stringify({ _id: 'cli-1', _type: 'note', title: 'From a file' }))
      await succeed('documents', 'create', file)
      const titles = '*[_type == "note"].title'
      const [got, queried] = await Promise.all([
        succeed('documents', 'get', 'cli-1'),
        succeed('documents', 'query', '--api-version', '2025-02-19', titles),
      ])
      expect(JSON.parse(got)).toMatchObject({ _id: 'cli-1', title: 'From a file' })
      expect(JSON.parse(queried)).toEqual(['From a file'])
      await succeed('documents', 'delete', 'cli-1')
      expect(await lake.client().getDocument('cli-1')).toBeUndefined()
    }),
  )

  test(
    'reads the project, and makes and deletes tokens',
    inStudio(async ({ succeed }) => {
      const made = await succeed('tokens', 'create', 'From CLI', '--role', 'editor', '--json', '-y')
      const { id, token } = JSON.parse(made)
      expect(await lake.client({ token }).users.getById('me')).toMatchObject({ id, role: 'editor' })
      const [tokens, users, cors, hooks] = await Promise.all([
        succeed('tokens', 'list', '--json'),
        succeed('users', 'list'),
        succeed('cors', 'list'),
        succeed('hooks', 'list'),
      ])
      expect(JSON.parse(tokens)).toMatchObject([{ id, label: 'From CLI' }])
      expect(users).toContain('From CLI')
      expect(cors).toBe('http://localhost:3333\nhttp://localhost:3000\n')
      expect(hooks).toBe('')
      await succeed('tokens', 'delete', id, '-y')
      await expect(lake.client({ token }).users.getById('me')).rejects.toMatchObject({
        statusCode: 401,
      })
    }),
  )

  test(
    'runs migrations, dry and for good',
    inStudio(async ({ succeed }) => {
      await lake.client().datasets.create('migrated')
      const client = lake.client({ dataset: 'migrated' })
      await client.create({ _id: 'post-1', _type: 'post', title: 'One' })
      await client.create({ _id: 'drafts.post-1', _type: 'post', title: 'Draft', name: 'Named' })
      await client.create({ _id: 'page-1', _type: 'page', title: 'Page' })
      const before = await contentOf(lake, 'migrated')
      const target = ['--project', 'vitrine', '--dataset', 'migrated']
      const migrate = ['migration', 'run', 'rename', ...target, '--no-confirm']
      const planned = await succeed(...migrate)
      expect(planned).toContain('post-1')
      expect(planned).not.toContain('page-1')
      expect(await contentOf(lake, 'migrated')).toEqual(before)

      await succeed(...migrate, '--no-dry-run', '--no-progress')
      expect(await contentOf(lake, 'migrated')).toMatchObject({
        'post-1': { name: 'One' },
        'drafts.post-1': { name: 'Named' },
        'page-1': { title: 'Page' },
      })
      expect(await client.fetch('count(*[_type == "post" && defined(title)])')).toBe(0)
    }),
  )

  test(
    'is run on the lake by "content-lake sanity", with what follows as it is',
    inStudio(async ({ directory }) => {
      const run = (args: string[], cwd: string) =>
        runNode([MAIN, 'sanity', ...args], {
          cwd,
          env: {
            HOME: directory,
            CONTENT_LAKE_DATA: lake.dataDir,
            CONTENT_LAKE_PORT: new URL(lake.url).port,
            DO_NOT_TRACK: '1',
          },
        })
      const elsewhere = path.join(directory, '..')
      const helpWithoutLake = (...args: string[]) =>
        runNode([MAIN, 'sanity', ...args], {
          cwd: directory,
          env: { HOME: directory, CONTENT_LAKE_DATA: path.join(directory, 'no-lake') },
        })
      const [first, failed, nowhere, help, helpOfOne] = await Promise.all([
        run(['documents', 'get', 'ada', '--dataset', 'production'], directory),
        run(['documents', 'get', '--help-me'], directory),
        run(['dataset', 'list'], elsewhere),
        helpWithoutLake('--help'),
        helpWithoutLake('documents', 'get', '--help'),
      ])
      expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('documents') })
      expect(helpOfOne).toMatchObject({ code: 0, stdout: expect.stringContaining('--pretty') })
      expect(JSON.parse(first.stdout)).toMatchObject({ _id: 'ada', name: 'Ada' })
      expect(failed.code).toBe(2)
      expect(failed.stderr).toContain('--help-me')
      expect(nowhere).toEqual({
        code: 1,
        stdout: '',
        stderr:
          'content-lake: The package "sanity" is not installed here: run this in the folder of your Studio.\n',
      })
    }),
  )
})
