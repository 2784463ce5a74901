import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CommandLake } from './support/command-lake.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 })

let lake: CommandLake

beforeEach(async () => {
  lake = await CommandLake.make()
})
afterEach(async () => {
  await lake.remove()
})

const failed = (stderr: string) => ({ code: 1, stdout: '', stderr: `content-lake: ${stderr}\n` })
const names = async () => (await lake.run(['dataset', 'list'])).stdout

test('a dataset is copied and deleted beside a running server', async () => {
  await lake.serve()
  await lake.client().create({ _id: 'a', _type: 'note' })
  await lake.client().patch('a').set({ n: 2 }).commit()
  expect(await lake.run(['dataset', 'copy', 'production', 'whole'])).toEqual({
    code: 0,
    stdout: 'Copied dataset production to whole.\n',
    stderr: 'Copied 100 of 100%\n',
  })
  const bare = await lake.run(['dataset', 'copy', 'production', 'bare', '--skip-history'])
  expect(bare.code).toBe(0)
  const transactions = async (dataset: string) => {
    const url = `${lake.url}/v1/data/history/${dataset}/transactions/a`
    const { token } = lake.client().config()
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
    return (await response.text()).split('\n').length - 1
  }
  expect(await lake.client('whole').getDocument('a')).toMatchObject({ n: 2 })
  expect([await transactions('whole'), await transactions('bare')]).toEqual([2, 0])

  expect(await lake.run(['dataset', 'delete', 'whole', '--force'])).toEqual({
    code: 0,
    stdout: 'Deleted dataset whole.\n',
    stderr: '',
  })
  expect(await names()).not.toContain('whole')
  await expect(lake.client('whole').getDocument('a')).rejects.toMatchObject({ statusCode: 404 })
})

test('both work without a server, and say in a sentence what is wrong', async () => {
  await lake.run(['dataset', 'create', 'first'])
  expect(await lake.run(['dataset', 'copy', 'first', 'second'])).toMatchObject({ code: 0 })
  expect(await lake.run(['dataset', 'copy', 'first', 'second'])).toEqual(
    failed('Dataset "second" already exists.'),
  )
  expect(await lake.run(['dataset', 'copy', 'nowhere', 'third'])).toEqual(
    failed('Dataset "nowhere" not found for project ID "vitrine".'),
  )
  expect(await lake.run(['dataset', 'delete', 'first'])).toEqual(
    failed('Nobody is there to be asked: --force deletes without asking.'),
  )
  const configured = { CONTENT_LAKE_DATASETS: 'second' }
  expect(await lake.run(['dataset', 'delete', 'second', '--force'], configured)).toEqual(
    failed(
      'Dataset "second" is one that this lake makes at each start: leave it out of CONTENT_LAKE_DATASETS first.',
    ),
  )
  expect(await lake.run(['dataset', 'delete', 'first', '--force'])).toMatchObject({ code: 0 })
  expect(await lake.run(['dataset', 'delete', 'first', '--force'])).toEqual(
    failed('Dataset "first" not found for project ID "vitrine".'),
  )
  expect(await names()).toMatch(/^NAME.*\nsecond .*\n$/)
})

test('each command of a dataset explains itself, with an example', async () => {
  const commands = ['create', 'delete', 'copy', 'export', 'import']
  const helps = await Promise.all(commands.map((name) => lake.run(['dataset', name, '--help'])))
  for (const [index, { code, stdout }] of helps.entries()) {
    expect(code).toBe(0)
    expect(stdout).toContain(`\n  $ content-lake dataset ${commands[index]} `)
  }
  expect((await lake.run(['dataset', 'copy', 'production'])).code).toBe(2)
  expect((await lake.run(['dataset', 'delete', 'a', '--frce'])).code).toBe(2)
})
