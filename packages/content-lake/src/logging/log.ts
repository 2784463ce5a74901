/** One request, or one event of the server's life, as it is logged. */
export interface LogRecord {
  readonly event: string
  readonly [field: string]: string | number | null | undefined
}

export type Log = (record: LogRecord) => void

/** What an error says of itself, for a record of it: its stack, which begins with the message. */
export function describeFailure(error: unknown): { readonly stack: string } {
  return { stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

/** Logs one JSON object a line. */
export function createJsonLog(write: (line: string) => void): Log {
  return (record) => write(`${JSON.stringify({ time: new Date().toISOString(), ...record })}\n`)
}

/** Leaves out requests that only read and succeeded. */
export function withoutSuccessfulReads(log: Log): Log {
  return (record) => {
    const read = record.method === 'GET' || record.method === 'HEAD' || record.method === 'OPTIONS'
    if (record.event === 'request' && read && Number(record.status) < 400) return
    log(record)
  }
}
