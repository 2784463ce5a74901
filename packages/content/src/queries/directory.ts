import { defineQuery } from 'groq'
import { categoryFields, listedPost, listedProduct, nextPublishAt } from './fragments.ts'

/** The newest articles and all products by name, each with a word on what it is about. */
export const DIRECTORY_QUERY = defineQuery(/* groq */ `{
  "posts": *[${listedPost}] | order(publishedAt desc, _id desc)[0...500]{
    _id,
    _type,
    title,
    "slug": slug.current,
    excerpt,
    categories[]{ _key, ${categoryFields} }
  },
  "products": *[${listedProduct}] | order(name asc, _id asc)[0...500]{
    _id,
    _type,
    name,
    "slug": slug.current,
    tagline
  },
  ${nextPublishAt}
}`)
