import { mkdtemp, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from './support/free-port.ts'
import { removeFolder } from './support/remove-folder.ts'
import { runNode } from './support/run-node.ts'
import { MAIN, type ServeProcess, serveProcess } from './support/serve-process.ts'

const TOKEN = 'config-test-token-0123456789abcdef'

let folder: string
let file: string
let port: number
let server: ServeProcess | null = null
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'config-file-'))
  file = path.join(folder, 'lake.json')
  port = await freePort()
  await configure({})
})
afterEach(async () => {
  server?.child.kill('SIGKILL')
  await server?.ended
  server = null
  await removeFolder(folder)
})

async function configure(more: Record<string, unknown>): Promise<void> {
  const settings = { port, data: 'lake', datasets: ['main'], tokens: [`administrator:${TOKEN}`] }
  await writeFile(file, JSON.stringify({ ...settings, ...more }))
}

const run = (args: readonly string[], env: Record<string, string> = {}) =>
  runNode([MAIN, ...args], { env, cwd: folder })

test('a server is all that its configuration file says', async () => {
  server = await serveProcess(['--config', file], {})
  const answer = await fetch(`http://localhost:${port}/v1/data/query/main?query=count(*)`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  })
  expect(await answer.json()).toMatchObject({ result: 0 })
  await expect(stat(path.join(folder, 'lake/lake.sqlite'))).resolves.toBeDefined()
})

test.each([
  ['after the command', ['dataset', 'list', '--config', 'lake.json'], {}],
  ['before it', ['--config', 'lake.json', 'dataset', 'list'], {}],
  ['as a variable', ['dataset', 'list'], { CONTENT_LAKE_CONFIG: 'lake.json' }],
])('every command takes the file: %s', async (_, args, env) => {
  const created = await run(['dataset', 'create', 'staging', '--config', file])
  expect(created).toMatchObject({ code: 0, stderr: '' })
  const listed = await run(args, env)
  expect(listed).toMatchObject({ code: 0, stdout: expect.stringContaining('staging') })
})

test('a mistake in the file is one line that names the key', async () => {
  await configure({ prot: 3901 })
  for (const command of [['serve'], ['dataset', 'list'], ['token', 'list']]) {
    await expect(run([...command, '--config', 'lake.json'])).resolves.toEqual({
      code: 1,
      stdout: '',
      stderr: 'content-lake: "prot" in lake.json is no setting\n',
    })
  }
})

test('a misspelt variable is a warning that names the nearest, and stops nothing', async () => {
  const env = { CONTENT_LAKE_DATASTE: 'secret-looking', CONTENT_LAKE_COLOUR: 'green' }
  const printed = await run(['serve', '--print-config', '--config', file], env)
  expect(printed.code).toBe(0)
  expect(printed.stderr).toContain(
    'content-lake: Warning: CONTENT_LAKE_DATASTE is no setting; did you mean CONTENT_LAKE_DATASET?\n',
  )
  expect(printed.stderr).toContain('Warning: CONTENT_LAKE_COLOUR is no setting\n')
  expect(printed.stderr).not.toContain('secret-looking')
  const created = await run(['dataset', 'create', 'staging', '--config', file], env)
  expect(created).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('CONTENT_LAKE_DATASTE'),
  })
})

test('--print-config prints what is in force, as a file of it, without secrets', async () => {
  const env = { CONTENT_LAKE_CONFIG: file, CONTENT_LAKE_PROJECT_ID: 'films' }
  const { code, stdout, stderr } = await run(['serve', '--print-config'], env)
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    port,
    data: path.join(folder, 'lake'),
    projectId: 'films',
    datasets: ['main'],
    tokens: ['administrator:(set)'],
  })
  expect(stdout + stderr).not.toContain(TOKEN)
  expect(stderr).toBe(
    'content-lake: Secrets are not printed: as a file, this works once each "(set)" is replaced, or with CONTENT_LAKE_TOKENS.\n',
  )

  const printed = path.join(folder, 'printed.json')
  await writeFile(printed, stdout)
  const again = ['serve', '--print-config', '--config', printed]
  await expect(run(again)).resolves.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`"tokens" in ${printed} holds "administrator:(set)"`),
  })
  const withTokens = { CONTENT_LAKE_TOKENS: `administrator:${TOKEN}` }
  await expect(run(again, withTokens)).resolves.toMatchObject({ code: 0, stdout })
  await expect(stat(path.join(folder, 'lake'))).rejects.toMatchObject({ code: 'ENOENT' })
})

test('--print-config refuses what a server refuses', async () => {
  await configure({ webhooks: 'hooks.json' })
  const hooks = path.join(folder, 'hooks.json')
  const both = () =>
    Promise.all([
      run(['serve', '--config', file]),
      run(['serve', '--print-config', '--config', file]),
    ])
  for (const content of [null, '[{}]']) {
    if (content !== null) await writeFile(hooks, content)
    const [served, printed] = await both()
    expect(printed).toEqual(served)
    expect(printed).toMatchObject({ code: 1, stdout: '' })
    expect(printed.stderr).toContain(`${hooks} cannot be used: `)
  }
})
