import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { TestProject } from 'vitest/node'
import { z } from 'zod'
import { freePort } from '../../test/support/free-port.ts'
import type { Target, Tokens } from './target.ts'

const MAIN = path.join(import.meta.dirname, '../../src/main.ts')

const environment = z.object({
  CONTRACT_PROJECT_ID: z.string().min(1).optional(),
  CONTRACT_API_URL: z.url().optional(),
  CONTRACT_DATASET: z.string().min(1).default('production'),
  CONTRACT_TOKEN: z.string().min(1).optional(),
  CONTRACT_EDITOR_TOKEN: z.string().min(1).optional(),
  CONTRACT_CONTRIBUTOR_TOKEN: z.string().min(1).optional(),
  CONTRACT_VIEWER_TOKEN: z.string().min(1).optional(),
})

/** One that is there to be asked about: its filter lets nothing through to an address where nobody is. */
const WEBHOOK = {
  name: 'Contract',
  url: 'http://127.0.0.1:9/known-to-administrators',
  filter: 'false',
  projection: '{_id}',
}

/** Tells the cases what they are put to, and starts that when it is a lake of our own. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  const settings = environment.parse(process.env)
  if (settings.CONTRACT_PROJECT_ID !== undefined) {
    project.provide('target', hosted(settings.CONTRACT_PROJECT_ID, settings))
    return
  }
  const { target, stop } = await embedded()
  project.provide('target', target)
  return stop
}

function hosted(projectId: string, settings: z.infer<typeof environment>): Target {
  const administrator = settings.CONTRACT_TOKEN
  if (administrator === undefined) throw new Error('CONTRACT_TOKEN is missing')
  return {
    kind: 'hosted',
    apiUrl: settings.CONTRACT_API_URL ?? `https://${projectId}.api.sanity.io`,
    cdnUrl: settings.CONTRACT_API_URL ?? 'https://cdn.sanity.io',
    projectId,
    dataset: settings.CONTRACT_DATASET,
    tokens: {
      administrator,
      editor: settings.CONTRACT_EDITOR_TOKEN ?? null,
      contributor: settings.CONTRACT_CONTRIBUTOR_TOKEN ?? null,
      viewer: settings.CONTRACT_VIEWER_TOKEN ?? null,
    },
  }
}

async function embedded(): Promise<{ target: Target; stop: () => Promise<void> }> {
  const directory = await mkdtemp(path.join(tmpdir(), 'contract-'))
  const port = await freePort()
  const apiUrl = `http://localhost:${port}`
  const tokenOf = (role: keyof Tokens) => `contract-${role}-token-0123456789abcdef`
  const roles = ['administrator', 'editor', 'contributor', 'viewer'] as const
  const webhooks = path.join(directory, 'webhooks.json')
  await writeFile(webhooks, JSON.stringify([WEBHOOK]))
  const server = spawn(process.execPath, [MAIN, 'serve', '--quiet'], {
    env: {
      PATH: process.env.PATH,
      CONTENT_LAKE_DATA: directory,
      CONTENT_LAKE_PORT: String(port),
      CONTENT_LAKE_PROJECT_ID: 'contract',
      CONTENT_LAKE_WEBHOOKS: webhooks,
      CONTENT_LAKE_TOKENS: roles.map((role) => `${role}:${tokenOf(role)}`).join(','),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await listening(server)
  return {
    target: {
      kind: 'embedded',
      apiUrl,
      cdnUrl: apiUrl,
      projectId: 'contract',
      dataset: 'production',
      tokens: {
        administrator: tokenOf('administrator'),
        editor: tokenOf('editor'),
        contributor: tokenOf('contributor'),
        viewer: tokenOf('viewer'),
      },
    },
    async stop() {
      const exited = once(server, 'exit')
      server.kill('SIGTERM')
      await exited
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Resolves when the server says that it listens; what it logs later is read and dropped. */
async function listening(server: ChildProcess): Promise<void> {
  if (server.stdout === null) throw new Error('The server has no output')
  const lines = createInterface({ input: server.stdout })
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      if (JSON.parse(line).event === 'listening') resolve()
    })
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}`)))
  })
}
