import { z } from 'zod'
import { transactionId } from './mutate-request.ts'
import { jsonObject, patchOperations } from './patch-operations.ts'

const id = z.string().min(1)
const purge = z.boolean().optional()
const ifExists = z.enum(['fail', 'ignore']).default('fail')
const releaseId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, 'must have 1 to 100 of A-Z a-z 0-9 _ -')
  .refine((name) => name !== 'drafts' && name !== 'published', 'is a reserved name')

const action = z.discriminatedUnion(
  'actionType',
  [
    z.object({
      actionType: z.literal('sanity.action.document.create'),
      publishedId: id,
      attributes: jsonObject,
      ifExists,
    }),
    z.object({
      actionType: z.literal('sanity.action.document.edit'),
      draftId: id,
      publishedId: id,
      patch: patchOperations,
    }),
    z.object({
      actionType: z.literal('sanity.action.document.replaceDraft'),
      publishedId: id,
      attributes: jsonObject,
    }),
    z.object({ actionType: z.literal('sanity.action.document.discard'), draftId: id, purge }),
    z.object({
      actionType: z.literal('sanity.action.document.publish'),
      draftId: id,
      publishedId: id,
      ifDraftRevisionId: z.string().optional(),
      ifPublishedRevisionId: z.string().optional(),
    }),
    z.object({
      actionType: z.literal('sanity.action.document.unpublish'),
      draftId: id,
      publishedId: id,
    }),
    z.object({
      actionType: z.literal('sanity.action.document.delete'),
      publishedId: id,
      includeDrafts: z.array(id).default([]),
      purge,
    }),
    z.object({
      actionType: z.literal('sanity.action.document.version.create'),
      publishedId: id,
      document: jsonObject.optional(),
      baseId: id.optional(),
      versionId: id.optional(),
      ifBaseRevisionId: z.string().optional(),
    }),
    z.object({
      actionType: z.literal('sanity.action.document.version.replace'),
      document: jsonObject,
    }),
    z.object({
      actionType: z.literal('sanity.action.document.version.discard'),
      versionId: id,
      purge,
    }),
    z.object({
      actionType: z.literal('sanity.action.document.version.unpublish'),
      versionId: id,
      publishedId: id,
    }),
    z.object({
      actionType: z.literal('sanity.action.release.create'),
      releaseId,
      metadata: jsonObject.optional(),
    }),
    z.object({
      actionType: z.literal('sanity.action.release.edit'),
      releaseId,
      patch: patchOperations,
    }),
    z.object({
      actionType: z.literal('sanity.action.release.schedule'),
      releaseId,
      publishAt: z.iso.datetime({ offset: true }),
    }),
    z.object({ actionType: z.literal('sanity.action.release.unschedule'), releaseId }),
    z.object({ actionType: z.literal('sanity.action.release.publish'), releaseId }),
    z.object({ actionType: z.literal('sanity.action.release.archive'), releaseId }),
    z.object({ actionType: z.literal('sanity.action.release.unarchive'), releaseId }),
    z.object({ actionType: z.literal('sanity.action.release.delete'), releaseId }),
    z.object({
      actionType: z.literal('sanity.action.release.import'),
      releaseId,
      attributes: jsonObject.optional(),
      document: jsonObject.optional(),
      ifExists: z.enum(['fail', 'ignore', 'replace']).default('fail'),
    }),
  ],
  {
    error: ({ input }) =>
      jsonObject.safeParse(input).success
        ? `action type "${(input as { actionType?: unknown }).actionType}" is not supported by this content lake`
        : 'an action must be an object',
  },
)

/** The body of `POST /data/actions/{dataset}`. */
export const actionsBody = z.object({
  actions: z.array(action).min(1),
  transactionId: transactionId.optional(),
  dryRun: z.boolean().default(false),
})

export type Action = z.infer<typeof action>
export type ActionsRequest = z.infer<typeof actionsBody>
export type ActionOf<T extends string> = Extract<Action, { actionType: `sanity.action.${T}` }>
