import { TOKEN } from '../support/lake-process.ts'

const API = '/v2025-02-19'
const HEADERS = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }

/** A write that the server acknowledged; false when the connection broke before it did. */
export async function mutate(
  url: string,
  transactionId: string,
  mutations: readonly object[],
): Promise<boolean> {
  return acknowledged(`${url}${API}/data/mutate/production`, {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify({ transactionId, mutations }),
  })
}

/** An upload that the server acknowledged; false when the connection broke before it did. */
export function upload(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return acknowledged(`${url}${API}/assets/files/production?filename=crash.bin`, {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': 'application/octet-stream' },
    body: bytes,
  })
}

export async function query<Result>(
  url: string,
  groq: string,
  params: Record<string, unknown> = {},
): Promise<Result> {
  const response = await fetch(`${url}${API}/data/query/production?perspective=raw`, {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify({ query: groq, params }),
  })
  const body = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${body}`)
  return JSON.parse(body).result
}

/** Ids of all transactions on some documents, oldest first. */
export async function transactionIds(url: string, ids: readonly string[]): Promise<string[]> {
  const found: string[] = []
  const path = `${url}${API}/data/history/production/transactions/${ids.join(',')}`
  while (true) {
    const search = new URLSearchParams({ excludeContent: 'true' })
    const last = found.at(-1)
    if (last !== undefined) search.set('fromTransaction', last)
    const response = await fetch(`${path}?${search}`, { headers: HEADERS })
    const lines = (await response.text()).split('\n').filter(Boolean)
    const page = lines.map((line): string => JSON.parse(line).id)
    // A page begins with the transaction that it is asked for from.
    const more = last === undefined ? page : page.slice(1)
    if (more.length === 0) return found
    found.push(...more)
  }
}

/** The content of a file, null when there is none. */
export async function download(url: string, name: string): Promise<Buffer | null> {
  const response = await fetch(`${url}/files/vitrine/production/${name}`)
  return response.ok ? Buffer.from(await response.arrayBuffer()) : null
}

async function acknowledged(url: string, init: RequestInit): Promise<boolean> {
  let response: Response
  try {
    response = await fetch(url, init)
    await response.arrayBuffer()
  } catch {
    return false
  }
  if (!response.ok) throw new Error(`A write was refused with ${response.status}`)
  return true
}
