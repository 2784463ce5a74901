/** What is sent on a stream of `text/event-stream`. */
export interface ServerSentEvent {
  readonly event: string
  readonly data: unknown
  readonly id?: string
}

/** Up to so many bytes an event is sent as one chunk, so that it takes one write. */
const ONE_CHUNK_BYTES = 64 * 1024

const encoder = new TextEncoder()

export function encodeText(text: string): Uint8Array {
  return encoder.encode(text)
}

/** An event as it is sent. */
export function encodeEvent(event: ServerSentEvent): Uint8Array {
  return encodeText(`${fieldsOf(event)}${JSON.stringify(event.data)}\n\n`)
}

/**
 * The same, of data that has further attributes beside those of `event.data`.
 * @param parts names and JSON of the further attributes; a large one is sent as the very chunk that is given
 */
export function encodeInParts(
  event: ServerSentEvent & { readonly data: object },
  parts: readonly (readonly [name: string, json: Uint8Array])[],
): Uint8Array[] {
  const head = `${fieldsOf(event)}${JSON.stringify(event.data).slice(0, -1)}`
  const chunks = [encodeText(head)]
  for (const [name, json] of parts) chunks.push(encodeText(`,${JSON.stringify(name)}:`), json)
  chunks.push(encodeText('}\n\n'))
  const size = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0)
  return size > ONE_CHUNK_BYTES ? chunks : [Buffer.concat(chunks)]
}

function fieldsOf({ event, id }: ServerSentEvent): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: `
}
