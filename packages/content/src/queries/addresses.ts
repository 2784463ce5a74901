import { defineQuery } from 'groq'
import {
  addressable,
  inCategory,
  listedPost,
  listedProduct,
  livePost,
  liveProduct,
  nextPublishAt,
} from './fragments.ts'

/** The newest slugs of each kind of page, to render before anybody asks. Parameter: `limit`. */
export const SLUGS_QUERY = defineQuery(/* groq */ `{
  "posts": *[${livePost}] | order(publishedAt desc, _id desc)[0...$limit].slug.current,
  "products": *[${liveProduct}] | order(_updatedAt desc)[0...$limit].slug.current,
  "pages": *[_type == "page" && ${addressable}] | order(_updatedAt desc)[0...$limit].slug.current,
  "categories": *[_type == "category" && ${addressable}] | order(_id asc)[0...$limit].slug.current,
  "people": *[_type == "person" && ${addressable}] | order(_id asc)[0...$limit].slug.current,
  "tags": array::unique(*[${livePost}] | order(publishedAt desc, _id desc)[0...$limit].tags[])[0...$limit]
}`)

/** Every page that search engines may list. */
export const SITEMAP_QUERY = defineQuery(/* groq */ `{
  "posts": *[${listedPost}]{
    _id, _type, _updatedAt, publishedAt, "slug": slug.current, "images": [coverImage.asset._ref], tags
  },
  "products": *[${listedProduct}]{
    _id, _type, _updatedAt, "slug": slug.current, "images": gallery[].asset._ref
  },
  "pages": *[_type == "page" && ${addressable} && seo.noIndex != true]{
    _id, _type, _updatedAt, "slug": slug.current
  },
  "categories": *[
    _type == "category" && ${addressable}
      && (count(*[${listedPost} && ${inCategory}]) > 0 || count(*[${listedProduct} && ${inCategory}]) > 0)
  ]{ _id, _type, _updatedAt, "slug": slug.current },
  "people": *[
    _type == "person" && ${addressable} && count(*[${listedPost} && references(^._id)]) > 0
  ]{ _id, _type, _updatedAt, "slug": slug.current },
  ${nextPublishAt}
}`)
