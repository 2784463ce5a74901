type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>

function write(level: 'info' | 'warn' | 'error', event: string, fields: Fields = {}): void {
  console[level](JSON.stringify({ time: new Date().toISOString(), level, event, ...fields }))
}

/** The server's log: one JSON object a line. */
export const log = {
  info: (event: string, fields?: Fields) => write('info', event, fields),
  warn: (event: string, fields?: Fields) => write('warn', event, fields),
  error: (event: string, fields?: Fields) => write('error', event, fields),
}
