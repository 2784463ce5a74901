import { z } from 'zod'
import { CommandError, UsageError } from './command-error.ts'

// By its shape: to load the client for its classes would take longer than all else that a server begins with.
const refusal = z.object({ message: z.string(), response: z.object({ body: z.unknown() }) })
const unreadable = z.object({
  response: z.object({
    body: z.union([
      z.object({ error: z.literal('Bad Request') }),
      z.object({ error: z.object({ type: z.literal('queryParseError') }) }),
    ]),
  }),
})
const body = z.object({ message: z.string() })

/** What a lake answered to a client's request that it refused, as a sentence; other errors as they are. */
export function refusedRequest(error: unknown): unknown {
  const refused = refusal.safeParse(error)
  if (!refused.success) return error
  const known = body.safeParse(refused.data.response.body)
  const message = known.success ? known.data.message : refused.data.message
  return new CommandError(asSentence(message), { cause: error })
}

/** The same of a request that is what a command was given: what the lake cannot read in that is wrong usage. */
export function refusedArguments(error: unknown): unknown {
  const refused = refusedRequest(error)
  const isUnreadable = unreadable.safeParse(error).success && refused instanceof CommandError
  return isUnreadable ? new UsageError(refused.message, { cause: error }) : refused
}

/** A message of the API with an end. */
export function asSentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`
}
