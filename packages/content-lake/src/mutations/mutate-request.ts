import { z } from 'zod'
import { jsonObject, patchOperations } from './patch-operations.ts'

/** As it becomes `_rev` of what it writes, it must be safe in urls and event ids. */
export const transactionId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/, 'must have 1 to 128 of A-Z a-z 0-9 _ . -')

const byId = z.strictObject({ id: z.string() })
const byQuery = z.strictObject({ query: z.string(), params: jsonObject.optional() })

const patch = byIdOrQuery(
  z.strictObject({
    ...byId.shape,
    ifRevisionID: z.string().optional(),
    ...patchOperations.shape,
  }),
  z.strictObject({
    ...byQuery.shape,
    ifRevisionID: z.string().optional(),
    ...patchOperations.shape,
  }),
)

/** What names its documents by id or by query. Unlike a union, it says what is wrong with the one meant. */
function byIdOrQuery<Id, Query>(byId: z.ZodType<Id>, byQuery: z.ZodType<Query>) {
  return z.unknown().transform((value, context): Id | Query => {
    const isQuery = typeof value === 'object' && value !== null && 'query' in value
    const result = isQuery ? byQuery.safeParse(value) : byId.safeParse(value)
    if (result.success) return result.data
    for (const { path, message } of result.error.issues) {
      context.addIssue({ code: 'custom', path, message })
    }
    return z.NEVER
  })
}

const mutation = z
  .strictObject({
    create: jsonObject.optional(),
    createOrReplace: jsonObject.optional(),
    createIfNotExists: jsonObject.optional(),
    delete: byIdOrQuery(byId, byQuery).optional(),
    patch: patch.optional(),
  })
  .refine(
    (kinds) => Object.values(kinds).filter((kind) => kind !== undefined).length === 1,
    'a mutation needs exactly one of create, createOrReplace, createIfNotExists, delete and patch',
  )

/** The body of `POST /data/mutate/{dataset}`. */
export const mutateBody = z.object({
  mutations: z.array(mutation),
  transactionId: transactionId.optional(),
})

const flag = z
  .enum(['true', 'false', '1', '0', ''])
  .transform((value) => value === 'true' || value === '1')
  .default(false)

/** The query string of `POST /data/mutate/{dataset}`; an id in the body goes before one here. A write is visible at once, whatever `visibility`. */
export const mutateOptions = z.object({
  returnIds: flag,
  returnDocuments: flag,
  dryRun: flag,
  autoGenerateArrayKeys: flag,
  visibility: z.enum(['sync', 'async', 'deferred']).default('sync'),
  transactionId: transactionId.optional(),
})

export type Mutation = z.infer<typeof mutation>
export type MutateRequest = z.infer<typeof mutateBody> &
  Partial<Omit<z.infer<typeof mutateOptions>, 'visibility'>>
