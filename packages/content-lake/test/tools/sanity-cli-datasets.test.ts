import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { contentOf, fillDataset } from '../support/rich-dataset.ts'
import { type StudioFolder, withStudio } from '../support/sanity-cli.ts'
import { startLake, type TestLake } from '../support/start-lake.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 180_000 })

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
    'copies datasets, and follows and lists the jobs',
    inStudio(async ({ sanity, succeed }) => {
      const copied = await succeed('dataset', 'copy', 'production', 'copied')
      const [, jobId = ''] = /Job (\S+) started/.exec(copied) ?? []
      expect(copied).toContain(`Job ${jobId} completed`)
      const [source, copy] = await Promise.all([
        contentOf(lake, 'production'),
        contentOf(lake, 'copied'),
      ])
      expect(Object.keys(copy)).toEqual(Object.keys(source))
      const [listed, attached, again] = await Promise.all([
        succeed('dataset', 'copy', '--list'),
        succeed('dataset', 'copy', '--attach', jobId),
        sanity('dataset', 'copy', 'production', 'copied'),
      ])
      expect(listed).toMatch(new RegExp(`${jobId}.+production.+copied.+completed.+true`))
      expect(attached).toContain(`Job ${jobId} completed`)
      expect(again.stderr).toContain('Target dataset "copied" already exists')
      const skip = ['--skip-history', '--skip-content-releases', '--detach']
      expect(await succeed('dataset', 'copy', 'production', 'lighter', ...skip)).toContain(
        'started',
      )
      const names = async () => (await lake.client().datasets.list()).map(({ name }) => name)
      await expect.poll(names).toContain('lighter')
      expect(await lake.client({ dataset: 'lighter' }).fetch('count(*) > 0')).toBe(true)
    }),
  )

  test(
    'makes, links, unlinks and deletes aliases',
    inStudio(async ({ succeed }) => {
      await lake.client().datasets.create('other')
      expect(await succeed('dataset', 'alias', 'create', 'live', 'production')).toContain(
        '~live created and linked to production',
      )
      expect(await succeed('dataset', 'list')).toContain('~live -> production\n')
      const read = () => lake.client({ dataset: '~live' }).fetch('count(*)')
      expect(await read()).toBeGreaterThan(0)
      await succeed('dataset', 'alias', 'link', 'live', 'other', '--force')
      expect(await read()).toBe(0)
      expect(await succeed('dataset', 'alias', 'unlink', 'live', '--force')).toContain(
        'Dataset alias ~live unlinked from other',
      )
      await succeed('dataset', 'alias', 'delete', 'live', '--force')
      expect(await lake.client().request({ url: '/aliases' })).toEqual([])
    }),
  )

  test(
    'makes datasets private, and public again',
    inStudio(async ({ succeed }) => {
      await succeed('dataset', 'create', 'hidden', '--visibility', 'private')
      expect(await succeed('dataset', 'visibility', 'get', 'hidden')).toBe('private\n')
      const anonymous = lake.client({ dataset: 'hidden', token: undefined })
      await expect(anonymous.fetch('*')).rejects.toMatchObject({ statusCode: 401 })
      await succeed('dataset', 'visibility', 'set', 'hidden', 'public')
      expect(await anonymous.fetch('*')).toEqual([])
      expect(await succeed('dataset', 'visibility', 'set', 'hidden', 'private')).toContain(
        'Dataset visibility changed',
      )
      await expect(anonymous.fetch('*')).rejects.toMatchObject({ statusCode: 401 })
    }),
  )
})
