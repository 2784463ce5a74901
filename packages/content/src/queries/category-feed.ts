import { defineQuery } from 'groq'
import { articleFields } from './article.ts'
import { categoryDocumentFields, inCategory, listedPost, nextPublishAt } from './fragments.ts'

/** A category by its slug, and its newest articles in full. Parameter: `slug`. */
export const CATEGORY_FEED_QUERY = defineQuery(/* groq */ `{
  "category": *[_type == "category" && slug.current == $slug] | order(_id asc)[0]{
    ${categoryDocumentFields},
    "posts": *[${listedPost} && ${inCategory}] | order(publishedAt desc, _id desc)[0...20]{ ${articleFields} }
  },
  ${nextPublishAt}
}`)
