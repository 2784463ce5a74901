import autocannon from 'autocannon'
import type { BenchRequest } from './work.ts'

/** What a server did under load; times in milliseconds. */
export interface Measured {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

export interface Load {
  readonly connections: number
  readonly seconds: number
  readonly headers?: Record<string, string>
}

/** Sends requests one after the other over each connection. @throws Error when any is not answered with 200 */
export async function measure(
  url: string,
  next: () => BenchRequest,
  { connections, seconds, headers = {} }: Load,
): Promise<Measured> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    headers: { ...headers, 'content-type': 'application/json' },
    requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
  })
  const failed = result.non2xx + result.errors + result.timeouts
  if (failed > 0) throw new Error(`${failed} requests like ${next().path} failed`)
  const { p50, p99 } = result.latency
  return { perSecond: result.requests.total / result.duration, p50, p99 }
}
