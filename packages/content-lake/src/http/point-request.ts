import { z } from 'zod'
import type { PointRequest } from '../documents/point-in-time.ts'
import { transactionId } from '../mutations/mutate-request.ts'

const MEANING =
  'must be the id of a transaction or a time with its zone, such as 2026-09-01T12:00:00Z'

/** A point in the past of a dataset, as it is asked for. No id of a transaction holds a colon. */
export const pointRequest = z.string().transform((text, context): PointRequest => {
  if (transactionId.safeParse(text).success) return { transactionId: text }
  const time = z.iso.datetime({ offset: true }).safeParse(text)
  if (time.success) return { time: new Date(time.data).toISOString() }
  context.addIssue({ code: 'custom', message: MEANING })
  return z.NEVER
})
