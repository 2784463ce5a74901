import { createServer, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import { z } from 'zod'
import { BenchDocuments } from '../documents.ts'
import { RivalStore } from './store.ts'

// node rival/server.ts <file> <port> [<posts to insert first>]
const [file = '', port = '', posts = ''] = process.argv.slice(2)
const store = new RivalStore(file)
if (posts !== '') {
  store.insert(new BenchDocuments(Number(posts)).all())
  process.exit()
}

const titleBody = z.object({ title: z.string() })
/** Answers of a given size that are ready before anybody asks. */
const fixed = new Map<number, Buffer>()

function fixedAnswer(bytes: number): Buffer {
  const answer = fixed.get(bytes) ?? Buffer.from(JSON.stringify({ result: 'x'.repeat(bytes - 13) }))
  fixed.set(bytes, answer)
  return answer
}

async function answer(request: IncomingMessage): Promise<string | Buffer> {
  const [, kind = '', key = ''] = (request.url ?? '').split('/')
  switch (kind) {
    case 'newest':
      return store.newest()
    case 'post':
      return store.post(key)
    case 'product':
      return store.product(key)
    case 'search':
      return store.search(key)
    case 'title':
      return store.setTitle(key, titleBody.parse(await json(request)).title)
    case 'fixed':
      return fixedAnswer(Number(key))
    default:
      throw new Error(`Nothing answers ${request.url}`)
  }
}

createServer((request, response) => {
  void answer(request).then((body) => {
    response.setHeader('content-type', 'application/json')
    response.setHeader('content-length', Buffer.byteLength(body))
    response.end(body)
  })
}).listen(Number(port), '127.0.0.1')
