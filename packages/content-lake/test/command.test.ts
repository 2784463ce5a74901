import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { freePort } from './support/free-port.ts'
import { runNode } from './support/run-node.ts'
import { BIN, MAIN, type ServeProcess, serveProcess } from './support/serve-process.ts'

// Each command is a process of its own.
vi.setConfig({ testTimeout: 30_000 })

const TOKEN = 'command-test-token-0123456789abcdef'

let directory: string
let port: number
let server: ServeProcess | null = null

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'command-'))
  port = await freePort()
})
afterEach(async () => {
  server?.child.kill('SIGKILL')
  await server?.ended
  server = null
  await rm(directory, { recursive: true })
})

function environment(more: Record<string, string> = {}): Record<string, string> {
  return { CONTENT_LAKE_DATA: directory, CONTENT_LAKE_PORT: String(port), ...more }
}

function run(args: string[], more: Record<string, string> = {}) {
  return runNode([MAIN, ...args], { env: environment(more) })
}

/** Starts `serve` and resolves when it listens. */
async function serve(
  args: string[] = [],
  nodeArgs: string[] = [],
  command = MAIN,
): Promise<ServeProcess> {
  const env = environment({ CONTENT_LAKE_TOKENS: `administrator:${TOKEN}` })
  server = await serveProcess(args, env, nodeArgs, command)
  return server
}

describe('content-lake', () => {
  test('explains itself', async () => {
    await expect(run(['--help'])).resolves.toMatchObject({
      code: 0,
      stdout: expect.stringContaining('serve [options]'),
    })
    await expect(run(['--version'])).resolves.toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    })
  })

  test('begins on the Node that it needs, and says on another which one that is', async () => {
    const version = await runNode([BIN, '--version'], { env: environment() })
    expect(version).toEqual(await run(['--version']))
    const older = `data:text/javascript,
      Object.defineProperty(process, 'version', { value: 'v20.20.2' });
      Object.defineProperty(process, 'versions', { value: { node: '20.20.2' } })`
    await expect(
      runNode(['--import', older, BIN, '--version'], { env: environment() }),
    ).resolves.toEqual({
      code: 1,
      stdout: '',
      stderr:
        'content-lake: Node 24 or newer is needed, and this is v20.20.2: "npx content-lake" in the repository takes its own.\n',
    })
  })

  test('tells wrong usage from failure', async () => {
    await expect(run(['frobnicate'])).resolves.toMatchObject({ code: 2 })
    await expect(run(['serve'], { CONTENT_LAKE_PORT: 'abc' })).resolves.toEqual({
      code: 1,
      stdout: '',
      stderr: 'content-lake: CONTENT_LAKE_PORT must be a port number\n',
    })
  })

  test.each([
    [['token', 'create', 'x', '--role', 'king'], 'Allowed choices are administrator'],
    [['token', 'create', ''], 'A label has 1 to 200 characters.'],
    [['token', 'create', '  '], 'A label has 1 to 200 characters.'],
    [['user', 'add', ' Ada'], 'A name has 1 to 60 characters'],
    [['dataset', 'create', 'No Good'], 'A dataset name has'],
    [['dataset', 'delete', '../a', '--force'], 'A dataset name has'],
    [['dataset', 'copy', '', 'b'], 'A dataset name has'],
    [['dataset', 'copy', '~live', '~b'], "invalid for argument 'target'. A dataset name has"],
    [['dataset', 'export', 'A', '-'], 'A dataset name has'],
    [['dataset', 'export', 'a', '-', '--types', ''], 'They are names of types'],
    [['dataset', 'export', 'a', '-', '--types', 'post,,b'], 'They are names of types'],
    [['dataset', 'import', '-', 'A'], 'A dataset name has'],
    [['dataset', 'restore', 'a', '--to', '2026-11-27'], 'It is a time with its zone, such as'],
    [['dataset', 'restore', 'a', '--to', '2026-11-27T10:00'], 'It is a time with its zone'],
    [['dataset', 'restore', 'a', '--to', 'x', '--into', 'A'], 'A dataset name has'],
    [['explain', '*', '--params', '[]'], 'It is a JSON object'],
    [['explain', '*', '--dataset', 'A'], 'A dataset name has'],
    [['backup', 'b', '--keep', '0'], 'It is a number from 1 on.'],
  ])('%j is wrong usage', async (args, why) => {
    const { code, stdout, stderr } = await run(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(why)
  })

  test('keeps what it stores from other users of the machine', async () => {
    const folder = path.join(directory, 'lake')
    await run(['dataset', 'create', 'staging'], { CONTENT_LAKE_DATA: folder })
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })

  test.each([
    [['dataset', 'list']],
    [['token', 'list']],
    [['token', 'revoke', 'robot-1']],
    [['user', 'list']],
    [['user', 'role', 'Ada', 'editor']],
    [['user', 'password', 'Ada']],
    [['user', 'remove', 'Ada']],
    [['webhook', 'list']],
    [['explain', '*']],
  ])('%j makes no lake where there is none', async (args) => {
    const folder = path.join(directory, 'nowhere')
    await expect(run(args, { CONTENT_LAKE_DATA: folder })).resolves.toEqual({
      code: 1,
      stdout: '',
      stderr: `content-lake: There is no lake in ${folder}: CONTENT_LAKE_DATA says where it is.\n`,
    })
    await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('a token works from the moment it is created until it is revoked', async () => {
    await serve()
    const created = await run(['token', 'create', 'Nightly import', '--role', 'editor'])
    const secret = created.stdout.trim()
    const me = () =>
      fetch(`http://localhost:${port}/v1/users/me`, {
        headers: { authorization: `Bearer ${secret}` },
      })
    const response = await me()
    expect(await response.json()).toMatchObject({ name: 'Nightly import', role: 'editor' })

    const listed = await run(['token', 'list'])
    expect(listed.stdout).toContain('Nightly import')
    expect(listed.stdout).not.toContain(secret)
    const id = /robot-\w+/.exec(listed.stdout)?.[0] ?? ''
    await expect(run(['token', 'revoke', id])).resolves.toMatchObject({ code: 0 })
    await expect(run(['token', 'revoke', id])).resolves.toMatchObject({ code: 1 })
    await expect(me()).resolves.toMatchObject({ status: 401 })
  })

  test('a person has the role they were given, and the last administrator stays', async () => {
    const answers = async (...args: string[]) => (await run(['user', ...args])).code
    expect(await answers('add', 'Ada', '--role', 'administrator')).toBe(0)
    expect(await answers('add', 'ada')).toBe(1)
    expect(await answers('role', 'Ada', 'king')).toBe(2)
    expect([await answers('role', 'Ada', 'editor'), await answers('remove', 'Ada')]).toEqual([1, 1])
    expect(await answers('add', 'Bob', '--role', 'administrator')).toBe(0)
    expect(await answers('role', 'Ada', 'editor')).toBe(0)
    expect((await run(['user', 'list'])).stdout).toMatch(/editor +Ada\n.*administrator +Bob\n/)
    const password = (input: string, ...more: string[]) =>
      runNode([MAIN, 'user', 'password', 'Ada', ...more], { env: environment(), input })
    await expect(password('short\n')).resolves.toMatchObject({ code: 1 })
    await expect(password('battery staple\n')).resolves.toMatchObject({
      code: 0,
      stdout: 'Ada signs in with a password of their own now.\n',
    })
    await expect(password('')).resolves.toEqual({
      code: 1,
      stdout: '',
      stderr: 'content-lake: No password was given.\n',
    })
    await expect(password('', '--shared')).resolves.toMatchObject({ code: 0 })
    expect([await answers('remove', 'Bob'), await answers('remove', 'Ada')]).toEqual([1, 0])
    expect(await answers('remove', 'Ada')).toBe(1)
    expect(await answers('role', 'Ada', 'viewer')).toBe(1)
    expect((await run(['user', 'list'])).stdout).not.toContain('Ada')
    expect([await answers('add', 'Ada'), await answers('add', 'Ada')]).toEqual([0, 1])
    expect((await run(['user', 'list'])).stdout).toMatch(/viewer +Ada\n/)
  })

  test('a dataset created beside a running server is served', async () => {
    await serve()
    await expect(run(['dataset', 'create', 'staging'])).resolves.toMatchObject({ code: 0 })
    await expect(run(['dataset', 'create', 'staging'])).resolves.toMatchObject({ code: 1 })
    await expect(run(['dataset', 'create', 'No Good'])).resolves.toMatchObject({ code: 2 })
    const hidden = await run(['dataset', 'create', 'hidden', '--visibility', 'private'])
    expect(hidden.code).toBe(0)
    const { stdout } = await run(['dataset', 'list'])
    expect(stdout).toMatch(/^production +\S+ +public/m)
    expect(stdout).toMatch(/^staging +\S+ +public/m)
    expect(stdout).toMatch(/^hidden +\S+ +private/m)
    const refused = await fetch(`http://localhost:${port}/v1/data/query/hidden?query=count(*)`)
    expect(refused.status).toBe(401)
    const response = await fetch(`http://localhost:${port}/v1/data/query/staging?query=count(*)`)
    expect(await response.json()).toMatchObject({ result: 0 })
  })
})

describe('content-lake serve', () => {
  test('answers on both loopback families and ends by itself on SIGTERM', async () => {
    const { child, records, ended } = await serve()
    for (const host of ['127.0.0.1', 'localhost']) {
      await expect(fetch(`http://${host}:${port}/healthz`)).resolves.toMatchObject({ status: 200 })
    }
    child.kill('SIGTERM')
    await expect(ended).resolves.toBe(0)
    expect(records.map(({ event }) => event)).toEqual([
      'listening',
      'request',
      'request',
      'stopping',
      'stopped',
    ])
  })

  test.runIf(process.platform === 'linux')(
    'as installed, begins again with a bound on what V8 and the allocator take, as the same process',
    async () => {
      const { child, ended } = await serve(['--quiet'], [], BIN)
      const about = (file: string) => readFile(`/proc/${child.pid}/${file}`, 'utf8')
      expect((await about('cmdline')).split('\0')).toEqual(
        expect.arrayContaining(['--max-semi-space-size=8', MAIN, 'serve', '--quiet']),
      )
      expect((await about('environ')).split('\0')).toEqual(
        expect.arrayContaining(['MALLOC_ARENA_MAX=2', `CONTENT_LAKE_PORT=${port}`]),
      )
      child.kill('SIGTERM')
      await expect(ended).resolves.toBe(0)
    },
  )

  test('under node --watch, its threads answer what they are asked', async () => {
    const { child, ended } = await serve([], ['--watch', '--watch-preserve-output'])
    try {
      const upload = await fetch(`http://localhost:${port}/v1/assets/images/production`, {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'image/svg+xml' },
        body: '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"><script/></svg>',
      })
      expect(upload.status).toBe(200)
      const query = encodeURIComponent('*[_type == "sanity.imageAsset"].extension')
      const found = await fetch(`http://localhost:${port}/v1/data/query/production?query=${query}`)
      expect(await found.json()).toMatchObject({ result: ['svg'] })
    } finally {
      // Killed outright, it would leave the process behind that it watches.
      child.kill('SIGTERM')
      await ended
    }
  })

  test('--quiet leaves out reads that succeed', async () => {
    const { child, records, ended } = await serve(['--quiet'])
    await fetch(`http://localhost:${port}/healthz`)
    await fetch(`http://localhost:${port}/v1/users/somebody`)
    child.kill('SIGINT')
    await ended
    expect(records.filter(({ event }) => event === 'request')).toMatchObject([{ status: 401 }])
  })

  test('goes on when nobody reads its log any more', async () => {
    const { child } = await serve()
    child.stdout?.destroy()
    for (let request = 0; request < 3; request += 1) {
      await expect(fetch(`http://localhost:${port}/healthz`)).resolves.toMatchObject({
        status: 200,
      })
    }
    expect(child.exitCode).toBeNull()
  })

  test('a taken port is one clear sentence', async () => {
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    await expect(run(['serve'])).resolves.toEqual({
      code: 1,
      stdout: '',
      stderr: `content-lake: Port ${port} is taken: stop what listens there, or set CONTENT_LAKE_PORT to another one.\n`,
    })
    other.close()
  })

  test('a start that is refused makes no data folder', async () => {
    const data = path.join(directory, 'not-there')
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    await expect(run(['serve'], { CONTENT_LAKE_DATA: data })).resolves.toMatchObject({ code: 1 })
    other.close()
    await expect(stat(data)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test.each([
    ['a file', 'data', '.+ is a file'],
    ['in a file', 'data/lake', '.+ is a file'],
    ['where the system makes none', '/proc/zz/lake', 'ENOENT.+'],
  ])('a data folder that is %s is one clear sentence', async (_, given, reason) => {
    await writeFile(path.join(directory, 'data'), '')
    const data = path.resolve(directory, given)
    for (const args of [['serve'], ['user', 'add', 'Ada']]) {
      const { code, stderr } = await run(args, { CONTENT_LAKE_DATA: data })
      expect(code).toBe(1)
      expect(stderr).toMatch(
        RegExp(
          `^content-lake: ${data} cannot be the folder of a lake \\(${reason}\\): CONTENT_LAKE_DATA says where it is\\.\n$`,
        ),
      )
    }
  })

  test('an address that is not of this machine is one clear sentence', async () => {
    await expect(run(['serve'], { CONTENT_LAKE_HOST: '192.0.2.1' })).resolves.toEqual({
      code: 1,
      stdout: '',
      stderr:
        'content-lake: 192.0.2.1 is no address of this machine: set CONTENT_LAKE_HOST to one, or to 0.0.0.0 for all.\n',
    })
  })

  test('data in use by another server is one clear sentence', async () => {
    await serve()
    const second = await run(['serve'], { CONTENT_LAKE_PORT: String(await freePort()) })
    expect(second).toMatchObject({ code: 1, stdout: '' })
    expect(second.stderr).toMatch(/^content-lake: .* is in use by another process\.\n$/)
  })

  test('a file of the lake that is damaged is one clear sentence', async () => {
    await serve()
    server?.child.kill('SIGTERM')
    await server?.ended
    const sentence = (file: string) => ({
      code: 1,
      stdout: '',
      stderr: `content-lake: ${path.join(directory, file)} is damaged or not a SQLite database (file is not a database); restore it from a backup or move it away.\n`,
    })
    await writeFile(path.join(directory, 'datasets/production.sqlite'), 'Dear diary. '.repeat(100))
    await expect(run(['serve'])).resolves.toEqual(sentence('datasets/production.sqlite'))
    await writeFile(path.join(directory, 'lake.sqlite'), 'Dear diary. '.repeat(100))
    for (const args of [['serve'], ['token', 'list'], ['dataset', 'list']]) {
      await expect(run(args)).resolves.toEqual(sentence('lake.sqlite'))
    }
  })
})
