import { type MetricFamily, samplesBy } from './metric-family.ts'
import { OpenCount, type SocketKind, type StreamKind } from './open-count.ts'
import { QueryStatistics } from './query-statistics.ts'
import { RequestStatistics } from './request-statistics.ts'

/** What a server did since it started and does now, counted as it happens. */
export class ServerStatistics {
  readonly requests = new RequestStatistics()
  readonly queries = new QueryStatistics()
  readonly streams = new OpenCount<StreamKind>(['listen', 'live', 'job'])
  readonly sockets = new OpenCount<SocketKind>(['streams', 'presence'])
  /** Derived images that were asked for, by whether they had to be made. */
  readonly derivatives = { cached: 0, made: 0 }

  families(): MetricFamily[] {
    return [
      ...this.requests.families(),
      ...this.queries.families(),
      {
        name: 'content_lake_event_streams',
        help: 'Event streams that are open, those of WebSockets among them.',
        type: 'gauge',
        values: samplesBy('kind', this.streams.entries()),
      },
      {
        name: 'content_lake_websockets',
        help: 'WebSockets that are open.',
        type: 'gauge',
        values: samplesBy('kind', this.sockets.entries()),
      },
      {
        name: 'content_lake_image_derivatives_total',
        help: 'Derived images that were asked for, by where they came from.',
        type: 'counter',
        values: samplesBy('from', Object.entries(this.derivatives)),
      },
    ]
  }
}
