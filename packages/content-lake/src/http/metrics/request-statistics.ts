import { Histogram } from '../../histogram.ts'
import { histogramSamples, type MetricFamily } from './metric-family.ts'

const REQUESTS = 'content_lake_http_requests_total'
const DURATION = 'content_lake_http_request_duration_seconds'
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

interface OfRoute {
  readonly labels: { readonly method: string; readonly route: string }
  readonly statuses: Map<number, number>
  readonly durations: Histogram
}

/** What was asked and how it was answered, by method and route: as many as the API has, whoever asks. */
export class RequestStatistics {
  readonly #routes = new Map<string, OfRoute>()

  /** Counts one request; for an answer that lasts, the time until it began. */
  count(request: { method: string; route: string; status: number; milliseconds: number }): void {
    const { method, route, status, milliseconds } = request
    const { statuses, durations } = this.#of(METHODS.has(method) ? method : 'other', route)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    durations.observe(milliseconds / 1_000)
  }

  families(): MetricFamily[] {
    const routes = [...this.#routes.values()]
    return [
      {
        name: REQUESTS,
        help: 'Requests that were answered.',
        type: 'counter',
        values: routes.flatMap(({ labels, statuses }) =>
          Array.from(statuses, ([status, value]) => ({
            labels: { ...labels, status: String(status) },
            value,
          })),
        ),
      },
      {
        name: DURATION,
        help: 'Time from a request to its answer, for event streams to their beginning.',
        type: 'histogram',
        values: routes.flatMap(({ labels, durations }) =>
          histogramSamples(DURATION, labels, durations),
        ),
      },
    ]
  }

  #of(method: string, route: string): OfRoute {
    const key = `${method} ${route}`
    const known = this.#routes.get(key)
    if (known !== undefined) return known
    const added = {
      labels: { method, route },
      statuses: new Map<number, number>(),
      durations: new Histogram(SECONDS),
    }
    this.#routes.set(key, added)
    return added
  }
}
