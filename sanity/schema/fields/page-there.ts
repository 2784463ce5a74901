import { API_VERSION } from '@vitrine/content/source/content-client'
import type { ValidationContext } from 'sanity'
import { documentAt } from '../validation/page-at.ts'
import type { Verdict } from '../validation/verdict.ts'

const QUERY = 'count(*[_type == $type && slug.current == $slug]) > 0'

/** Tells of a page that is published at the path that a redirect leads away from: readers are shown the page. */
export async function checkNoPageThere(
  path: string | undefined,
  context: ValidationContext,
): Promise<Verdict> {
  const document = path ? documentAt(path) : null
  if (!document) return true
  const client = context
    .getClient({ apiVersion: API_VERSION })
    .withConfig({ perspective: 'published' })
  return (await client.fetch<boolean>(QUERY, document))
    ? `There is a page at ${path}. Readers see that, and this redirect does nothing until the page is gone.`
    : true
}
