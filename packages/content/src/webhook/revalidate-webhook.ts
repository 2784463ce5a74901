import { CONTENT_TYPES } from './content-types.ts'

/**
 * The webhook that keeps the storefront's pages current, by the names that Sanity's webhook API uses; the
 * address and the secret are the deployment's. `mentions` are the products that a post shows or links to, now
 * or before the change: their pages list the post.
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
  "mentions": array::unique(array::compact([
    ...coalesce(before().body[].product._ref, []),
    ...coalesce(before().body[].products[]._ref, []),
    ...coalesce(before().body[].markDefs[].reference._ref, []),
    ...coalesce(before().featuredProducts[]._ref, []),
    ...coalesce(after().body[].product._ref, []),
    ...coalesce(after().body[].products[]._ref, []),
    ...coalesce(after().body[].markDefs[].reference._ref, []),
    ...coalesce(after().featuredProducts[]._ref, [])
  ]))
}`,
} as const
