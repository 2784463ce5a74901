import autocannon from 'autocannon'

const CONNECTIONS = 32

/** How often a second a page is sent over 32 connections, compressed. @throws Error when one answer is not 200 */
export async function servingRate(url: string, seconds: number): Promise<number> {
  const headers = { accept: 'text/html', 'accept-encoding': 'gzip' }
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, headers })
  const failed = result.non2xx + result.errors + result.timeouts
  if (failed > 0) throw new Error(`${failed} requests for ${url} failed`)
  return result.requests.total / result.duration
}
