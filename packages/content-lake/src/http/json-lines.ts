import type { JsonObject } from '../json.ts'

/** Of an answer that is one JSON object a line, each sent as it is known. */
export const JSON_LINES = 'application/x-ndjson'

const HEADERS = { 'content-type': JSON_LINES, 'cache-control': 'private, no-store' }

/**
 * Answers with what `work` sends, line by line, and last with what it gives. It goes on when nobody reads any more.
 * @param describe the last line when `work` throws: the status was sent long ago
 */
export function jsonLines(
  work: (send: (line: JsonObject) => void) => Promise<JsonObject>,
  describe: (error: unknown) => JsonObject,
): Response {
  const encoder = new TextEncoder()
  let isRead = true
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (line: JsonObject) => {
        if (isRead) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      send(await work(send).catch(describe))
      if (isRead) controller.close()
    },
    cancel() {
      isRead = false
    },
  })
  return new Response(body, { headers: HEADERS })
}
