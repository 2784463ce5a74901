import { runningStack } from './stack.ts'

const API = 'v2026-09-01/data'
const DATASET = 'production'

/** A document as stored, by its exact id such as `drafts.home`; undefined when there is none. */
export async function storedDocument(id: string): Promise<Record<string, unknown> | undefined> {
  const { documents } = await ask(`${API}/doc/${DATASET}/${id}`)
  return documents[0]
}

/** Throws away the drafts of published documents, so that the next test finds them as they were. */
export async function discardDrafts(...ids: string[]): Promise<void> {
  const mutations = ids.map((id) => ({ delete: { id: `drafts.${id}` } }))
  await ask(`${API}/mutate/${DATASET}`, { method: 'POST', body: JSON.stringify({ mutations }) })
}

async function ask(path: string, init: RequestInit = {}) {
  const { lake, writeToken } = runningStack()
  const response = await fetch(`${lake}/${path}`, {
    ...init,
    headers: { authorization: `Bearer ${writeToken}`, 'content-type': 'application/json' },
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}
