import { defineQuery } from 'groq'
import {
  categoryDocumentFields,
  inCategory,
  livePost,
  liveProduct,
  nextPublishAt,
  personDocumentFields,
  postCardFields,
  productCardFields,
  tagSlug,
} from './fragments.ts'

const newestFirst = /* groq */ `| order(publishedAt desc, _id desc)`
const isBy = /* groq */ `references(^._id) && author._ref == ^._id`
const isTagged = /* groq */ `count(tags[${tagSlug} == $slug]) > 0`

/** A category by its slug, one page of its posts, and its products. Parameters: `slug`, `from`, `to`. */
export const CATEGORY_QUERY = defineQuery(/* groq */ `{
  "category": *[_type == "category" && slug.current == $slug] | order(_id asc)[0]{
    ${categoryDocumentFields},
    "total": count(*[${livePost} && ${inCategory}]),
    "posts": *[${livePost} && ${inCategory}] ${newestFirst}[$from...$to]{ ${postCardFields} },
    "products": *[${liveProduct} && ${inCategory}] | order(name asc, _id asc)[0...4]{ ${productCardFields} }
  },
  ${nextPublishAt}
}`)

/** A person by their slug, one page of the posts they wrote, and the newest they reviewed. Parameters: `slug`, `from`, `to`. */
export const AUTHOR_QUERY = defineQuery(/* groq */ `{
  "person": *[_type == "person" && slug.current == $slug] | order(_id asc)[0]{
    ${personDocumentFields},
    "total": count(*[${livePost} && ${isBy}]),
    "posts": *[${livePost} && ${isBy}] ${newestFirst}[$from...$to]{ ${postCardFields} },
    "reviewed": *[${livePost} && references(^._id) && reviewer._ref == ^._id] ${newestFirst}[0...6]{ ${postCardFields} }
  },
  ${nextPublishAt}
}`)

/** One page of the posts that bear a tag, and the tag as the newest of them writes it. Parameters: `slug`, `from`, `to`. */
export const TAG_QUERY = defineQuery(/* groq */ `{
  "tag": *[${livePost} && ${isTagged}] ${newestFirst}[0].tags[${tagSlug} == $slug][0],
  "total": count(*[${livePost} && ${isTagged}]),
  "posts": *[${livePost} && ${isTagged}] ${newestFirst}[$from...$to]{ ${postCardFields} },
  ${nextPublishAt}
}`)
