import { ClientError, ServerError } from '@sanity/client'
import { z } from 'zod'
import { CommandError } from './command-error.ts'

const body = z.object({ message: z.string() })

/** What a lake answered to a request that it refused, as a sentence; other errors as they are. */
export function refusedRequest(error: unknown): unknown {
  if (!(error instanceof ClientError || error instanceof ServerError)) return error
  const known = body.safeParse(error.response.body)
  const message = known.success ? known.data.message : error.message
  return new CommandError(asSentence(message), { cause: error })
}

/** A message of the API with an end. */
export function asSentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`
}
