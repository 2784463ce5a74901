import { mutate, succeeded } from './data.ts'
import { type EventStream, openStream } from './events.ts'
import type { JsonRecord, RequestOptions } from './http.ts'
import { space } from './space.ts'
import { target } from './target.ts'

/** Where one listens. */
export const LISTEN = `/data/listen/${target.dataset}`

/** Listens, and is welcomed: what is written from now on is heard. */
export async function hear(
  query: string,
  search: Record<string, string> = {},
  options: RequestOptions = {},
): Promise<EventStream> {
  const stream = await openStream(LISTEN, { ...options, search: { query, ...search } })
  await stream.first(1)
  return stream
}

/** Mutates; answers the id of the transaction. */
export const change = async (...mutations: JsonRecord[]): Promise<string> =>
  (await succeeded(mutate(mutations))).transactionId

/** Gives a file documents to listen to. */
export function listening() {
  const here = space()

  return {
    here,
    /** Documents of a type of their own, which nobody else listens to. */
    apart() {
      const type = `${here.type}-${here.id()}`
      return {
        type,
        filter: `*[_type == "${type}"]`,
        create: async (fields: JsonRecord = {}) => {
          const document = { _id: here.id(), _type: type, ...fields }
          const transactionId = await change({ create: document })
          return { id: String(document._id), transactionId }
        },
        /** Writes one more document and waits until it is heard: so is all that came before. */
        async settled(stream: EventStream) {
          const last = here.id()
          await change({ create: { _id: last, _type: type, open: true } })
          await stream.find(({ data }) => data.documentId === last)
          return stream.mutations().filter(({ documentId }) => documentId !== last)
        },
      }
    },
  }
}
