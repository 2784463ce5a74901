import { connect } from 'node:net'

/** A request as it goes over the wire, however little it may be one. */
export interface RawRequest {
  readonly method: string
  readonly target: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body?: Buffer
  /** What the body is said to be, when not its length. */
  readonly contentLength?: string
}

export interface RawAnswer {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  readonly body: Buffer
}

const HEAD_END = Buffer.from('\r\n\r\n')

/**
 * Sends a request on a connection of its own; of an event stream, the head alone is answered.
 * @returns null when the connection is closed without an answer
 * @throws Error when that takes longer than `limit` milliseconds
 */
export function sendRaw(
  port: number,
  request: RawRequest,
  limit: number,
): Promise<RawAnswer | null> {
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer | null>()
  const socket = connect(port, '127.0.0.1')
  const chunks: Buffer[] = []
  let headIsKnown = false
  const timer = setTimeout(() => {
    socket.destroy()
    reject(new Error(`No answer within ${limit} ms`))
  }, limit)
  socket.on('data', (chunk) => {
    chunks.push(chunk)
    if (headIsKnown) return
    const received = Buffer.concat(chunks)
    const end = received.indexOf(HEAD_END)
    headIsKnown = end !== -1
    // It has no end of its own.
    if (/text\/event-stream/i.test(received.toString('latin1', 0, end))) socket.destroy()
  })
  // Refused before it was sent whole: what was answered is read all the same.
  socket.on('error', () => {})
  socket.on('close', () => {
    clearTimeout(timer)
    resolve(parseAnswer(Buffer.concat(chunks)))
  })
  socket.write(bytesOf(request))
  // Who announces more than there is has nothing more to say.
  if (request.contentLength !== undefined) socket.end()
  return promise
}

function bytesOf({ method, target, headers, body, contentLength }: RawRequest): Buffer {
  const length = contentLength ?? (body === undefined ? null : String(body.byteLength))
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(length === null ? [] : [`content-length: ${length}`]),
    'connection: close',
  ]
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
  return body === undefined ? head : Buffer.concat([head, body])
}

function parseAnswer(received: Buffer): RawAnswer | null {
  const end = received.indexOf(HEAD_END)
  if (end === -1) return null
  // What was expected is granted; the answer follows.
  if (/^HTTP\/1\.1 1\d\d/.test(received.toString('latin1', 0, end))) {
    return parseAnswer(received.subarray(end + HEAD_END.byteLength))
  }
  const [statusLine = '', ...lines] = received.toString('latin1', 0, end).split('\r\n')
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
    }),
  )
  const rest = received.subarray(end + HEAD_END.byteLength)
  const body = headers.get('transfer-encoding') === 'chunked' ? unchunked(rest) : rest
  return { status: Number(statusLine.split(' ')[1]), headers, body }
}

function unchunked(bytes: Buffer): Buffer {
  const chunks: Buffer[] = []
  let position = 0
  while (true) {
    const line = bytes.indexOf('\r\n', position)
    const size = Number.parseInt(bytes.toString('latin1', position, line), 16)
    if (line === -1 || !(size > 0)) return Buffer.concat(chunks)
    chunks.push(bytes.subarray(line + 2, line + 2 + size))
    position = line + 2 + size + 2
  }
}
