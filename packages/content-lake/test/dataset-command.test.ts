import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CommandLake } from './support/command-lake.ts'
import { MAIN } from './support/serve-process.ts'

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

/** Passes requests on to the server, and answers of some paths to nobody: `held` resolves with the first. */
async function holdingBack(
  paths: RegExp,
): Promise<{ port: string; held: Promise<void>; server: Server }> {
  const { promise: held, resolve } = Promise.withResolvers<void>()
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming
    const passed = request(`${lake.url}${url}`, { method, headers }, (answer) => {
      if (paths.test(url)) {
        resolve()
        answer.resume()
        return
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(outgoing)
    })
    passed.on('error', () => outgoing.destroy())
    incoming.pipe(passed)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: String((server.address() as AddressInfo).port), held, server }
}

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

test.each([
  [
    'a copy',
    () => ['copy', 'production', 'other'],
    /The server goes on: "content-lake dataset list" shows dataset other once it is made, and "content-lake dataset delete other" removes it then\.\n$/,
    () => lake.client('other').getDocument('a'),
    { n: 2 },
  ],
  [
    'a restore in place',
    (first: string) => ['restore', 'production', '--to', first],
    /The server goes on, where it has begun: /,
    () => lake.client().getDocument('a'),
    { n: 1 },
  ],
])(
  '%s that is interrupted beside a server says that it goes on',
  async (_, args, said, found, state) => {
    await lake.serve()
    const { _rev: first } = await lake.client().create({ _id: 'a', _type: 'note', n: 1 })
    await lake.client().patch('a').set({ n: 2 }).commit()
    const { port, held, server } = await holdingBack(/\/(listen|restore)$/)
    const child = spawn(process.execPath, [MAIN, 'dataset', ...args(first)], {
      env: { PATH: process.env.PATH, CONTENT_LAKE_DATA: lake.data, CONTENT_LAKE_PORT: port },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    running.push(child)
    const errors = text(child.stderr)
    const ended = once(child, 'exit')
    await held
    child.kill('SIGINT')
    expect(await ended).toEqual([null, 'SIGINT'])
    expect(await errors).toMatch(said)
    await vi.waitFor(async () => expect(await found()).toMatchObject(state), 10_000)
    server.closeAllConnections()
    server.close()
  },
)

test('an export to a file without a name is wrong usage', async () => {
  const { code, stderr } = await lake.run(['dataset', 'export', 'production', ''])
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining('It is the name of a file, or - for standard output.'),
  })
})
