import path from 'node:path'
import type { BenchDocument, BenchDocuments } from './documents.ts'
import { type ServerProcess, startProcess } from './server-process.ts'

const COMMAND = path.join(import.meta.dirname, '../bin/content-lake.mjs')
const TOKEN = 'benchmark-token-0123456789abcdef'
const DOCUMENTS_A_TRANSACTION = 500

/** What a request to the lake under measurement carries. */
export const LAKE_HEADERS = { authorization: `Bearer ${TOKEN}` }

/** Starts a lake over a folder; its first answer is to a query. */
export function startLake(folder: string, port: number): Promise<ServerProcess> {
  return startProcess([COMMAND, 'serve', '--quiet'], {
    url: `http://127.0.0.1:${port}`,
    probe: '/v2025-02-19/data/query/production?query=1',
    env: {
      CONTENT_LAKE_DATA: folder,
      CONTENT_LAKE_PORT: String(port),
      CONTENT_LAKE_TOKENS: `administrator:${TOKEN}`,
    },
  })
}

/** Writes documents over HTTP, as an import does. */
export async function fillLake(url: string, documents: BenchDocuments): Promise<void> {
  let group: BenchDocument[] = []
  for (const document of documents.all()) {
    group.push(document)
    if (group.length < DOCUMENTS_A_TRANSACTION) continue
    await create(url, group)
    group = []
  }
  await create(url, group)
}

async function create(url: string, documents: readonly BenchDocument[]): Promise<void> {
  if (documents.length === 0) return
  const mutations = documents.map((document) => ({ createOrReplace: document }))
  const response = await fetch(`${url}/v2025-02-19/data/mutate/production`, {
    method: 'POST',
    headers: { ...LAKE_HEADERS, 'content-type': 'application/json' },
    body: JSON.stringify({ mutations }),
  })
  if (!response.ok) throw new Error(`The lake takes no documents: ${await response.text()}`)
  await response.arrayBuffer()
}
