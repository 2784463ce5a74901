import { type ApiError, dataError, type InsufficientPermissions, TooLarge } from '../errors.ts'
import type { JsonObject } from '../json.ts'

/** Why one mutation or action cannot be carried out. Its transaction changes nothing. */
export class Refusal extends Error {
  readonly status: number
  readonly type: string
  readonly details: JsonObject

  constructor(status: number, type: string, description: string, details: JsonObject = {}) {
    super(description)
    this.name = 'Refusal'
    this.status = status
    this.type = type
    this.details = details
  }
}

export function invalid(description: string): Refusal {
  return new Refusal(400, 'validationError', description)
}

export function malformedId(id: string): Refusal {
  return invalid(`Malformed document ID: "${id}"`)
}

export function alreadyExists(id: string): Refusal {
  const description = `Document by ID "${id}" already exists`
  return new Refusal(409, 'documentAlreadyExistsError', description, { id })
}

export function notFound(id: string): Refusal {
  const description = `The document with the ID "${id}" was not found`
  return new Refusal(409, 'documentNotFoundError', description, { id })
}

export function unexpectedRevision(id: string, current: string | null, expected: string): Refusal {
  return new Refusal(
    409,
    'documentRevisionIDDoesNotMatchError',
    `Document "${id}" has unexpected revision ID ("${current ?? ''}"), expected "${expected}"`,
    { currentRevisionID: current, expectedRevisionID: expected },
  )
}

export function stillReferenced(id: string, referencingIDs: string[]): Refusal {
  const by = referencingIDs.map((referencing) => `"${referencing}"`).join(', ')
  return new Refusal(
    409,
    'documentHasExistingReferencesError',
    `Document "${id}" cannot be deleted as there are references to it from ${by}`,
    { id, referencingIDs },
  )
}

export function danglingReference(id: string, referenceID: string): Refusal {
  return new Refusal(
    409,
    'documentReferenceDoesNotExistError',
    `Document "${id}" references non-existent document "${referenceID}"`,
    { id, referenceID },
  )
}

/** What a request is refused with when a document or the transaction would be too large; null for any other error. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  if (!(error instanceof TooLarge)) return null
  return new Refusal(error.status, error.type, error.message)
}

const CAPITALISED = { mutation: 'Mutation', action: 'Action' } as const

/** The answer to a request of which the mutation or action at `index` was refused. */
export function refusedRequest(
  kind: 'mutation' | 'action',
  refusal: Refusal,
  index: number,
): ApiError {
  const { status, message } = refusal
  return dataError(status, `${kind}Error`, `${CAPITALISED[kind]} failed: ${message}`, {
    items: [describe(refusal, index)],
  })
}

/** The answer to a request of which several mutations make no sense by themselves. */
export function refusedMutations(refusals: ReadonlyMap<number, Refusal>): ApiError {
  const description = `Mutation(s) failed with ${refusals.size} error(s)`
  return dataError(400, 'mutationError', description, {
    items: [...refusals].map(([index, refusal]) => describe(refusal, index)),
  })
}

/** The answer to a request of which the author may not make the mutation at `index`. */
export function forbiddenMutation(error: InsufficientPermissions, index: number): ApiError {
  const { permission, reason } = error
  const type = 'insufficientPermissionsError'
  return dataError(error.status, 'mutationError', error.message, {
    items: [{ error: { type, description: reason, permission }, index }],
  })
}

function describe({ type, message, details }: Refusal, index: number): JsonObject {
  return { error: { type, description: message, ...details }, index }
}
