/** One event of a stream, its data not yet read as JSON. */
export interface ServerSentEvent {
  readonly event: string
  readonly id: string | null
  readonly data: string
}

/** The events of an answer, as they come, until it ends; what holds comments only is left out. */
export async function* serverSentEvents({ body }: Response): AsyncGenerator<ServerSentEvent> {
  let text = ''
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    const frames = text.split('\n\n')
    text = frames.pop() ?? ''
    for (const frame of frames) {
      const event = parse(frame)
      if (event !== null) yield event
    }
  }
}

function parse(frame: string): ServerSentEvent | null {
  const fields = new Map<string, string>()
  for (const line of frame.split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).trimStart())
  }
  const data = fields.get('data')
  if (data === undefined) return null
  return { event: fields.get('event') ?? 'message', id: fields.get('id') ?? null, data }
}
