import type { Log } from '../logging/log.ts'
import type { RequestStatistics } from './metrics/request-statistics.ts'

/** A request that was answered. */
export interface AnsweredRequest {
  readonly id: string
  readonly method: string
  /** The pattern of its route. */
  readonly route: string
  /** Without the query string, which may hold secrets. */
  readonly path: string
  readonly status: number
  /** By `performance.now()`. */
  readonly started: number
  readonly tag: string | undefined
}

/** Logs one line for each request, and counts it. */
export function reportRequest(log: Log, statistics: RequestStatistics) {
  return ({ id, method, route, path, status, started, tag }: AnsweredRequest): void => {
    const milliseconds = performance.now() - started
    statistics.count({ method, route, status, milliseconds })
    const ms = Math.round(milliseconds * 10) / 10
    log({ event: 'request', id, method, path, status, ms, tag })
  }
}
