import type { DatasetStore } from '../documents/dataset-store.ts'
import type { StoredDocument } from '../documents/document.ts'
import { InsufficientPermissions } from '../errors.ts'
import type { JsonObject } from '../json.ts'
import { assertVersionIsOpen } from './actions/release-document.ts'
import { type AdvanceSelection, StaleSelection, selectInAdvance } from './advance-selection.ts'
import type { Author } from './author.ts'
import { DocumentWriter } from './document-writer.ts'
import { assertWellFormedIds } from './malformed-ids.ts'
import type { MutateRequest, Mutation } from './mutate-request.ts'
import { checkReferences } from './reference-check.ts'
import { forbiddenMutation, refusalOf, refusedRequest } from './refusal.ts'
import { type SelectionThreads, selectIds } from './select-ids.ts'
import { assertWritableId } from './storable.ts'

export interface MutationResult {
  readonly id?: string
  readonly operation: 'create' | 'update' | 'delete' | 'none'
  readonly document?: StoredDocument | null
}

export interface MutateResponse {
  readonly transactionId: string
  readonly results: readonly MutationResult[]
}

interface Outcome {
  readonly id: string
  readonly operation: MutationResult['operation']
  readonly document: StoredDocument | null
}

/** How often documents are selected anew in the threads when others wrote meanwhile. */
const MOST_SELECTIONS = 3

/**
 * Carries out mutations as one durable transaction, all or none, in their order. What their queries select
 * is asked of the threads as far as they can know it.
 * @throws ApiError mutationError that names the mutation refused, 403 when the author may not; as a query
 *   does when one of theirs fails
 */
export async function applyMutations(
  store: DatasetStore,
  request: MutateRequest,
  author: Author,
  threads: SelectionThreads,
): Promise<MutateResponse> {
  assertWellFormedIds(request.mutations)
  for (let selection = 1; selection <= MOST_SELECTIONS; selection++) {
    const selected = await selectInAdvance(store, request.mutations, author, threads)
    try {
      return await carryOut(store, request, author, selected)
    } catch (error) {
      if (!(error instanceof StaleSelection)) throw error
    }
  }
  return carryOut(store, request, author, null)
}

async function carryOut(
  store: DatasetStore,
  request: MutateRequest,
  author: Author,
  selected: AdvanceSelection | null,
): Promise<MutateResponse> {
  const { value, header } = await store.transact(
    { author: author.id, id: request.transactionId },
    (transaction) => {
      const writer = new DocumentWriter(transaction, {
        ...author,
        autoGenerateArrayKeys: request.autoGenerateArrayKeys === true,
      })
      try {
        const outcomes = request.mutations.flatMap((mutation, index) => {
          writer.step = index
          return apply(
            writer,
            mutation,
            (query, params) =>
              selected?.ids(index, store) ?? selectIds(store, { query, params }, author),
          )
        })
        checkReferences(writer)
        return outcomes
      } catch (error) {
        throw refused(error, writer.step)
      }
    },
    { dryRun: request.dryRun === true },
  )
  return { transactionId: header.id, results: value.map((outcome) => describe(outcome, request)) }
}

function refused(error: unknown, index: number): unknown {
  const refusal = refusalOf(error)
  if (refusal !== null) return refusedRequest('mutation', refusal, index)
  return error instanceof InsufficientPermissions ? forbiddenMutation(error, index) : error
}

type Select = (query: string, params: JsonObject) => readonly string[]

function apply(writer: DocumentWriter, mutation: Mutation, select: Select): Outcome[] {
  if (mutation.create) {
    assertInput(writer, mutation.create)
    return [outcome('create', writer.create(mutation.create))]
  }
  if (mutation.createOrReplace) {
    const id = assertInput(writer, mutation.createOrReplace)
    const operation = id !== null && writer.get(id) !== null ? 'update' : 'create'
    return [outcome(operation, writer.createOrReplace(mutation.createOrReplace))]
  }
  if (mutation.createIfNotExists) {
    const id = assertInput(writer, mutation.createIfNotExists)
    const created = writer.createIfNotExists(mutation.createIfNotExists)
    if (created !== null) return [outcome('create', created)]
    return id === null ? [] : [{ id, operation: 'none', document: writer.get(id) }]
  }
  if (mutation.delete) {
    const target = mutation.delete
    const ids = 'id' in target ? [target.id] : select(target.query, target.params ?? {})
    return ids.flatMap((id) => {
      assertChangeable(writer, id)
      const deleted = writer.delete(id)
      return deleted === null ? [] : [outcome('delete', deleted)]
    })
  }
  return mutation.patch ? applyPatchMutation(writer, mutation.patch, select) : []
}

function applyPatchMutation(
  writer: DocumentWriter,
  patch: NonNullable<Mutation['patch']>,
  select: Select,
): Outcome[] {
  if ('id' in patch) {
    const { id, ifRevisionID, ...operations } = patch
    assertChangeable(writer, id)
    return [outcome('update', writer.patch(id, operations, ifRevisionID))]
  }
  const { query, params, ifRevisionID, ...operations } = patch
  return select(query, params ?? {}).map((id) => {
    assertChangeable(writer, id)
    return outcome('update', writer.patch(id, operations, ifRevisionID))
  })
}

/** The id that a new document asks for, null when it leaves that (or the end of it) to the lake. */
function assertInput(writer: DocumentWriter, { _id: id }: JsonObject): string | null {
  if (typeof id !== 'string' || id === '') return null
  if (id.endsWith('.')) {
    assertWritableId(`${id}x`)
    return null
  }
  assertChangeable(writer, id)
  return id
}

function assertChangeable(writer: DocumentWriter, id: string): void {
  assertWritableId(id)
  assertVersionIsOpen(writer, id)
}

function outcome(operation: MutationResult['operation'], document: StoredDocument): Outcome {
  return { id: document._id, operation, document }
}

function describe({ id, operation, document }: Outcome, request: MutateRequest): MutationResult {
  return {
    ...((request.returnIds || request.returnDocuments) && { id }),
    operation,
    ...(request.returnDocuments && { document }),
  }
}
