import { API_VERSION } from '@vitrine/content/source/content-client'
import type { ValidationContext } from 'sanity'
import { publishedId } from '../validation/published-id.ts'
import type { Redirect } from '../validation/redirect.ts'

const QUERY = '*[_type == "redirect" && !sanity::versionOf($id)]{source, destination}'

/** All redirects but the one being checked, drafts before their published versions. */
export async function otherRedirects(context: ValidationContext): Promise<Redirect[]> {
  const id = publishedId(context.document?._id ?? '')
  const client = context
    .getClient({ apiVersion: API_VERSION })
    .withConfig({ perspective: 'drafts' })
  return client.fetch<Redirect[]>(QUERY, { id })
}
