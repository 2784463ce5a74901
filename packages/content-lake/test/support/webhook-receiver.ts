import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ReceivedRequest {
  readonly method: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** An endpoint that webhooks are sent to. */
export interface WebhookReceiver {
  readonly url: string
  readonly received: readonly ReceivedRequest[]
  /** Answers with this status from now on, or with what is made of each body; and with this text. */
  answer(status: number | ((body: string) => number), text?: string): void
  /** The first `count` requests, as soon as there are that many. */
  first(count: number): Promise<ReceivedRequest[]>
  /** Stops answering at all: the port is closed. */
  stop(): Promise<void>
  /** Answers again on the same port. */
  start(): Promise<void>
}

export async function startReceiver(): Promise<WebhookReceiver> {
  const received: ReceivedRequest[] = []
  const waiting = new Set<() => void>()
  let status: number | ((body: string) => number) = 200
  let text = ''
  let port = 0
  let server: Server | null = null

  async function start(): Promise<void> {
    const next = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8')
        received.push({ method: request.method ?? '', headers: request.headers, body })
        response.writeHead(typeof status === 'number' ? status : status(body)).end(text)
        for (const check of waiting) check()
      })
    })
    await new Promise<void>((resolve) => next.listen(port, '127.0.0.1', resolve))
    port = (next.address() as AddressInfo).port
    server = next
  }

  await start()
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answer(next, nextText = '') {
      status = next
      text = nextText
    },
    first: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (received.length < count) return
          waiting.delete(check)
          resolve(received.slice(0, count))
        }
        waiting.add(check)
        check()
      }),
    async stop() {
      const stopping = server
      server = null
      if (stopping === null) return
      await new Promise((resolve) => {
        stopping.close(resolve)
        stopping.closeAllConnections()
      })
    },
    start,
  }
}
