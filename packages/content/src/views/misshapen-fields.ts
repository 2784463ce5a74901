import { z } from 'zod'
import type { ContentProblem } from './fail-soft.ts'

const document = z.object({ _id: z.string(), misshapen: z.array(z.string().nullable()) })

/** The fields that a query found to be neither the list nor the object that they should be. */
export function misshapenFields(result: unknown): ContentProblem[] {
  if (result === null || typeof result !== 'object') return []
  return [result, ...Object.values(result)].flatMap((part) => {
    const { data } = document.safeParse(part)
    const fields = data?.misshapen.filter((field) => field !== null) ?? []
    return fields.map((field) => ({
      documentId: data?._id ?? 'unknown',
      field,
      reason: 'has the wrong shape',
    }))
  })
}
