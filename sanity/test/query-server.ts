import { once } from 'node:events'
import { createServer } from 'node:http'
import { createClient, type SanityClient } from '@sanity/client'
import { evaluate, parse } from 'groq-js'

/** A server that answers queries over a few documents, and a client of it. */
export interface QueryServer {
  client: SanityClient
  close(): Promise<void>
}

/** Starts a query server on a free port of loopback; only `GET /data/query` exists. */
export async function startQueryServer(documents: readonly unknown[]): Promise<QueryServer> {
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const params = Object.fromEntries(
      [...searchParams]
        .filter(([name]) => name.startsWith('$'))
        .map(([name, value]) => [name.slice(1), JSON.parse(value)]),
    )
    const tree = parse(searchParams.get('query') ?? '', { params })
    const result = await (await evaluate(tree, { dataset: documents, params })).get()
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ms: 0, result }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
  return {
    client: createClient({
      projectId: 'test',
      dataset: 'test',
      apiHost: `http://127.0.0.1:${address.port}`,
      useProjectHostname: false,
      useCdn: false,
      apiVersion: '2026-09-01',
    }),
    close: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}
