import { onTestFinished } from 'vitest'
import { apiUrl, identification, type JsonRecord, type RequestOptions } from './http.ts'

export interface StreamEvent {
  readonly event: string
  readonly id?: string
  readonly data: JsonRecord
}

/** The events of one stream, as far as they have come. */
export interface EventStream {
  readonly status: number
  readonly headers: Headers
  /** The first `count` events, as soon as there are that many. */
  first(count: number): Promise<StreamEvent[]>
  /** The first event, past or future, that fits. */
  find(fits: (event: StreamEvent) => boolean): Promise<StreamEvent>
  /** All mutations so far. */
  mutations(): JsonRecord[]
  close(): void
}

/** Opens a stream of server-sent events, which ends with the test. */
export async function openStream(path: string, options: RequestOptions = {}): Promise<EventStream> {
  const controller = new AbortController()
  onTestFinished(() => controller.abort())
  const response = await fetch(apiUrl(path, options), {
    signal: controller.signal,
    headers: { accept: 'text/event-stream', ...identification(options.token), ...options.headers },
  })
  const events: StreamEvent[] = []
  const checks = new Set<() => void>()
  read(response, (event) => {
    events.push(event)
    for (const check of checks) check()
  }).catch(() => undefined)

  function until<R>(look: () => R | undefined): Promise<R> {
    return new Promise((resolve) => {
      const check = () => {
        const result = look()
        if (result === undefined) return
        checks.delete(check)
        resolve(result)
      }
      checks.add(check)
      check()
    })
  }

  return {
    status: response.status,
    headers: response.headers,
    first: (count) => until(() => (events.length >= count ? events.slice(0, count) : undefined)),
    find: (fits) => until(() => events.find(fits)),
    mutations: () => events.flatMap(({ event, data }) => (event === 'mutation' ? [data] : [])),
    close: () => controller.abort(),
  }
}

async function read(response: Response, emit: (event: StreamEvent) => void): Promise<void> {
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    const frames = text.split('\n\n')
    text = frames.pop() ?? ''
    for (const frame of frames) {
      const event = parse(frame)
      if (event !== null) emit(event)
    }
  }
}

/** Null for a frame that holds nothing but comments. */
function parse(frame: string): StreamEvent | null {
  const fields = new Map<string, string>()
  for (const line of frame.split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).trimStart())
  }
  const data = fields.get('data')
  if (data === undefined) return null
  const id = fields.get('id')
  return {
    event: fields.get('event') ?? 'message',
    data: JSON.parse(data),
    ...(id !== undefined && { id }),
  }
}
