import type { Config } from '../config/config.ts'
import { CommandError } from './command-error.ts'

/** Why a server cannot listen where it is told to, as a sentence that says what to set; other errors as they are. */
export function cannotListen(error: unknown, { host, port }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  const reason = sentence(code, host, port)
  return reason === null ? error : new CommandError(reason, { cause: error })
}

function sentence(code: unknown, host: string, port: number): string | null {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken: stop what listens there, or set CONTENT_LAKE_PORT to another one.`
    case 'EACCES':
      return `Port ${port} is not for everybody to listen on: set CONTENT_LAKE_PORT to another one.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is no address of this machine: set CONTENT_LAKE_HOST to one, or to 0.0.0.0 for all.`
    default:
      return null
  }
}
