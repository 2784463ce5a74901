import { defineQuery } from 'groq'
import { articleFields } from './article.ts'
import { imageFields, livePost, nextPublishAt, postCardFields } from './fragments.ts'

/** Among as many of the newest posts those with the same tags are looked for: tags have no index. */
const NEWEST = 200

/**
 * A whole article by its slug, and its neighbours in time. Parameter: `slug`. Also when there is none, the
 * result tells when the next scheduled post comes due: it may be this one.
 */
export const POST_QUERY = defineQuery(/* groq */ `{
  "post": *[${livePost} && slug.current == $slug] | order(_id asc)[0]{
    ${articleFields},
    relatedPosts[]{ _key, _ref, ...@->{ ${postCardFields} } },
    "sameProducts": *[${livePost} && _id != ^._id && references(array::compact([
      ...coalesce(^.featuredProducts[]._ref, []),
      ...coalesce(^.body[].product._ref, []),
      ...coalesce(^.body[].products[]._ref, [])
    ]))] | order(publishedAt desc, _id desc)[0...3]{ ${postCardFields} },
    "sameTags": (*[${livePost} && _id != ^._id] | order(publishedAt desc, _id desc)[0...${NEWEST}])[
      count(tags[@ in ^.^.tags]) > 0
    ][0...3]{ ${postCardFields} },
    "sameCategory": *[${livePost} && _id != ^._id && references(^.categories[]._ref)
      && count(categories[_ref in ^.^.categories[]._ref]) > 0]
      | order(publishedAt desc, _id desc)[0...3]{ ${postCardFields} },
    "previous": *[
      ${livePost} && publishedAt <= ^.publishedAt && (publishedAt < ^.publishedAt || _id < ^._id)
    ] | order(publishedAt desc, _id desc)[0]{ _id, _type, title, "slug": slug.current, coverImage{ ${imageFields} } },
    "next": *[
      ${livePost} && publishedAt >= ^.publishedAt && (publishedAt > ^.publishedAt || _id > ^._id)
    ] | order(publishedAt asc, _id asc)[0]{ _id, _type, title, "slug": slug.current, coverImage{ ${imageFields} } }
  },
  ${nextPublishAt}
}`)
