import type { Ports } from '../../bootstrap/ports.mjs'
import { loadSecrets } from '../../src/secrets.ts'

const VERSION = 'v2026-09-01'

/** What an instance's lake answers to a query, as its administrator sees it. */
export async function query(ports: Ports, stateFolder: string, groq: string): Promise<unknown> {
  const parameters = new URLSearchParams({ query: groq, perspective: 'raw' })
  const { result } = await ask(ports, stateFolder, `query/production?${parameters}`)
  return result
}

/** Changes a field of a document. */
export async function patch(
  ports: Ports,
  stateFolder: string,
  id: string,
  set: Record<string, unknown>,
): Promise<void> {
  const body = JSON.stringify({ mutations: [{ patch: { id, set } }] })
  await ask(ports, stateFolder, 'mutate/production', { method: 'POST', body })
}

async function ask(
  ports: Ports,
  stateFolder: string,
  path: string,
  init: RequestInit = {},
): Promise<{ result?: unknown }> {
  const { writeToken } = loadSecrets(stateFolder)
  const response = await fetch(`http://localhost:${ports.lake}/${VERSION}/data/${path}`, {
    ...init,
    headers: { authorization: `Bearer ${writeToken}`, 'content-type': 'application/json' },
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as { result?: unknown }
}
