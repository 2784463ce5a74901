import { onTestFinished } from 'vitest'
import { serverSentEvents } from '../../test/support/server-sent-events.ts'
import { apiUrl, identification, type JsonRecord, type RequestOptions } from './http.ts'
import { Watch } from './watch.ts'

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
  /** All events so far. */
  heard(): readonly StreamEvent[]
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
  const watch = new Watch()
  read(response, (event) => {
    events.push(event)
    watch.changed()
  }).catch(() => undefined)

  return {
    status: response.status,
    headers: response.headers,
    first: (count) =>
      watch.until(() => (events.length >= count ? events.slice(0, count) : undefined)),
    find: (fits) => watch.until(() => events.find(fits)),
    heard: () => events,
    mutations: () => events.flatMap(({ event, data }) => (event === 'mutation' ? [data] : [])),
    close: () => controller.abort(),
  }
}

async function read(response: Response, emit: (event: StreamEvent) => void): Promise<void> {
  for await (const { event, id, data } of serverSentEvents(response)) {
    emit({ event, data: JSON.parse(data), ...(id !== null && { id }) })
  }
}
