import { runningStack } from './stack.ts'

const API = 'v2026-09-01/data'
const DATASET = 'production'

/** A document as stored: fields by name. */
export type StoredDocument = Record<string, unknown>

/** A document as stored, by its exact id such as `drafts.home`; undefined when there is none. */
export async function storedDocument(id: string): Promise<StoredDocument | undefined> {
  const { documents } = await ask(`${API}/doc/${DATASET}/${id}`)
  return documents[0]
}

/** Stores documents as they are, in place of those with the same ids. */
export async function store(...documents: StoredDocument[]): Promise<void> {
  await mutate(documents.map((document) => ({ createOrReplace: document })))
}

/** Throws away the drafts of published documents, so that the next test finds them as they were. */
export async function discardDrafts(...ids: string[]): Promise<void> {
  await mutate(ids.map((id) => ({ delete: { id: `drafts.${id}` } })))
}

/** Removes documents of these types and slugs, drafts as well, all at once as they may refer to each other. */
export async function removeBySlug(...slugs: string[]): Promise<void> {
  const query = '*[_type in ["post", "product"] && slug.current in $slugs]'
  await mutate([{ delete: { query, params: { slugs } } }])
}

/** An action on documents, by its type without `sanity.action.`. */
export type Action = { type: string } & Record<string, unknown>

/** Carries out actions, as an administrator unless a token is given. */
export async function act(actions: readonly Action[], token?: string): Promise<void> {
  const body = JSON.stringify({
    actions: actions.map(({ type, ...fields }) => ({
      actionType: `sanity.action.${type}`,
      ...fields,
    })),
  })
  await ask(`${API}/actions/${DATASET}`, { method: 'POST', body }, token)
}

/** Removes documents by their published ids, drafts as well, and what is remembered of them. */
export async function forget(...ids: string[]): Promise<void> {
  for (const id of ids) {
    const draftId = `drafts.${id}`
    if (await storedDocument(id)) {
      await act([
        { type: 'document.delete', publishedId: id, includeDrafts: [draftId], purge: true },
      ])
    } else if (await storedDocument(draftId)) {
      await act([{ type: 'document.version.discard', versionId: draftId, purge: true }])
    }
  }
}

/** What anybody on the network is answered: a query without a token, over every version there is. */
export async function askAsNobody(query: string, params: Record<string, unknown> = {}) {
  const search = new URLSearchParams({ query, perspective: 'raw' })
  for (const [name, value] of Object.entries(params)) search.set(`$${name}`, JSON.stringify(value))
  const response = await fetch(`${runningStack().lake}/${API}/query/${DATASET}?${search}`)
  if (!response.ok) throw new Error(`${query}: ${response.status} ${await response.text()}`)
  const { result } = await response.json()
  return result
}

/** What a query gives, asked with every right, of what is stored rather than of a perspective. */
export async function askForAll(query: string) {
  const { result } = await ask(
    `${API}/query/${DATASET}?${new URLSearchParams({ query, perspective: 'raw' })}`,
  )
  return result
}

async function mutate(mutations: unknown[]): Promise<void> {
  await ask(`${API}/mutate/${DATASET}`, { method: 'POST', body: JSON.stringify({ mutations }) })
}

/** One request to the lake, as an administrator unless a token is given; what it answers. */
export async function ask(path: string, init: RequestInit = {}, token?: string) {
  const { lake, writeToken } = runningStack()
  const authorization = `Bearer ${token ?? writeToken}`
  const response = await fetch(`${lake}/${path}`, {
    ...init,
    headers: { authorization, 'content-type': 'application/json' },
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.status === 204 ? undefined : response.json()
}
