import { type Answer, type Json, type JsonRecord, type RequestOptions, request } from './http.ts'
import { target } from './target.ts'

export interface Document extends JsonRecord {
  _id: string
  _type: string
  _rev: string
  _createdAt: string
  _updatedAt: string
}

export interface MutateBody {
  readonly transactionId: string
  readonly results: { id?: string; operation: string; document?: Document }[]
}

interface DataError {
  readonly type: string
  readonly description: string
  readonly [detail: string]: unknown
}

export interface Refused {
  readonly status: number
  /** The error as a whole. */
  readonly error: DataError
  /** What was wrong with the first mutation or action that was refused, and which that is. */
  readonly item: DataError
  readonly index: number
  /** All that were refused. */
  readonly items: readonly { readonly error: DataError; readonly index: number }[]
}

/** A document as clients have it when they apply the effects of a mutation. */
export function withoutRev(document: JsonRecord | null): JsonRecord {
  const { _rev, ...rest } = document ?? {}
  return rest
}

type Options = RequestOptions & { readonly transactionId?: string }

/** Sends mutations. The answer names what they touched unless `search` says otherwise. */
export function mutate(mutations: JsonRecord[], options: Options = {}) {
  const { transactionId, ...rest } = options
  return request<MutateBody>(`/data/mutate/${target.dataset}`, {
    ...rest,
    search: { returnIds: 'true', ...rest.search },
    body: { mutations, ...(transactionId !== undefined && { transactionId }) },
  })
}

/** Sends one action after the other in one request; their types without `sanity.action.`. */
export function act(actions: JsonRecord[], options: Options & { body?: JsonRecord } = {}) {
  const { transactionId, body, ...rest } = options
  return request<{ transactionId: string }>(`/data/actions/${target.dataset}`, {
    ...rest,
    body: {
      actions: actions.map(({ type, ...fields }) => ({
        actionType: `sanity.action.${type}`,
        ...fields,
      })),
      ...(transactionId !== undefined && { transactionId }),
      ...body,
    },
  })
}

/** The documents with these ids as they are stored, null for those that are not there. */
export async function documents(...ids: string[]): Promise<(Document | null)[]> {
  const { body } = await request<{ documents: Document[] }>(
    `/data/doc/${target.dataset}/${ids.join(',')}`,
  )
  return ids.map((id) => body.documents.find(({ _id }) => _id === id) ?? null)
}

export async function document(id: string): Promise<Document | null> {
  const [found = null] = await documents(id)
  return found
}

/** Which of these ids have documents. */
export async function existing(...ids: string[]): Promise<string[]> {
  return (await documents(...ids)).flatMap((found) => (found === null ? [] : [found._id]))
}

/** The result of a query over everything there is. */
export async function query<Result = Json>(
  groq: string,
  params: JsonRecord = {},
  options: RequestOptions = {},
): Promise<Result> {
  const { body } = await request<{ result: Result }>(`/data/query/${target.dataset}`, {
    ...options,
    search: { perspective: 'raw', ...options.search },
    body: { query: groq, params },
  })
  return body.result
}

/** What an answer says; throws when it is no success. */
export async function succeeded<Body>(answer: Promise<Answer<Body>>): Promise<Body> {
  const { status, body, text } = await answer
  if (status !== 200) throw new Error(`${status} ${text}`)
  return body
}

/** How some of the mutations or actions are refused; throws when none is named. */
export async function refusal(answer: Promise<Answer<unknown>>): Promise<Refused> {
  const { status, body, text } = await answer
  const error = dataErrorOf(body)
  const items = (error?.items ?? []) as Refused['items']
  const [first] = items
  if (status < 400 || error === null || first === undefined) throw new Error(`${status} ${text}`)
  return { status, error, item: first.error, index: first.index, items }
}

/** How a request is refused as a whole; throws when it is not, or for single mutations or actions. */
export async function wholeRefusal(
  answer: Promise<Answer<unknown>>,
): Promise<Pick<Refused, 'status' | 'error'>> {
  const { status, body, text } = await answer
  const error = dataErrorOf(body)
  if (status < 400 || error === null || 'items' in error) throw new Error(`${status} ${text}`)
  return { status, error }
}

function dataErrorOf(body: unknown): DataError | null {
  const error = (body as { error?: DataError } | null)?.error
  return typeof error === 'object' ? error : null
}
