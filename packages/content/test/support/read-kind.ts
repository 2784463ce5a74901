import type { SanityClient } from '@sanity/client'
import type { z } from 'zod'
import { type ContentProblem, parseFailSoft } from '../../src/views/fail-soft.ts'

/** Runs a query as the storefront does and parses its result. */
export async function readKind<Schema extends z.ZodType>(
  client: SanityClient,
  query: string,
  schema: Schema,
  params: Record<string, string | number> = {},
): Promise<{ view: z.output<Schema> | null; problems: ContentProblem[]; result: unknown }> {
  const problems: ContentProblem[] = []
  const result: unknown = await client.fetch(query, params)
  return {
    view: parseFailSoft(schema, result, (problem) => problems.push(problem)),
    problems,
    result,
  }
}
