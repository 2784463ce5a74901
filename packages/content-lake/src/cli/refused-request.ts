import { z } from 'zod'
import { CommandError } from './command-error.ts'

// By its shape: to load the client for its classes would take longer than all else that a server begins with.
const refusal = z.object({ message: z.string(), response: z.object({ body: z.unknown() }) })
const body = z.object({ message: z.string() })

/** What a lake answered to a client's request that it refused, as a sentence; other errors as they are. */
export function refusedRequest(error: unknown): unknown {
  const refused = refusal.safeParse(error)
  if (!refused.success) return error
  const known = body.safeParse(refused.data.response.body)
  const message = known.success ? known.data.message : refused.data.message
  return new CommandError(asSentence(message), { cause: error })
}

/** A message of the API with an end. */
export function asSentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`
}
