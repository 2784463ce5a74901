import { CONTENT_TYPES } from './content-types.ts'

/** GROQ for the products that a post shows or links to. */
function mentionsOf(post: 'before()' | 'after()'): string {
  return `array::unique(array::compact([
    ...coalesce(${post}.body[].product._ref, []),
    ...coalesce(${post}.body[].products[]._ref, []),
    ...coalesce(${post}.body[].markDefs[].reference._ref, []),
    ...coalesce(${post}.featuredProducts[]._ref, [])
  ]))`
}

/**
 * The webhook that keeps the storefront's pages current, by the names that Sanity's webhook API uses; the
 * address and the secret are the deployment's. The pages of products list the posts that
 * mention them, and posts lead to others with the same products.
 */
export const REVALIDATE_WEBHOOK = {
  name: 'Storefront pages',
  path: '/api/revalidate',
  on: ['create', 'update', 'delete'],
  filter: `coalesce(after()._type, before()._type) in ${JSON.stringify(CONTENT_TYPES)}`,
  projection: `{
  "_id": coalesce(after()._id, before()._id),
  "_type": coalesce(after()._type, before()._type),
  "operation": delta::operation(),
  "slug": after().slug.current,
  "previousSlug": before().slug.current,
  "listChanged": delta::operation() != "update"
    || delta::changedAny((slug.current, publishedAt, name, categories, tags, author, reviewer, seo.noIndex, source)),
  "mentions": ${mentionsOf('after()')},
  "previousMentions": ${mentionsOf('before()')}
}`,
} as const
