import { defineQuery } from 'groq'
import {
  addressable,
  categoryDocumentFields,
  inCategory,
  livePost,
  liveProduct,
  nextPublishAt,
  postCardFields,
  productCardFields,
} from './fragments.ts'

const matches = /* groq */ `@ match text::query($text)`
const liveProductFound = /* groq */ `${liveProduct} && ${matches}`
const livePostFound = /* groq */ `${livePost} && ${matches}`
const found = /* groq */ `
  _type in ["post", "product"] && ${addressable}
  && (_type == "product" || publishedAt <= now()) && ${matches}`

/** What a name says weighs more than a standfirst, and that more than the rest. */
const byFit = /* groq */ `| score(
    boost(title match text::query($text), 6),
    boost(name match text::query($text), 6),
    boost(tags match text::query($text), 3),
    boost(excerpt match text::query($text), 2),
    boost(tagline match text::query($text), 2),
    ${matches}
  ) | order(_score desc, publishedAt desc, _id asc)`

/** All that a passage can be taken from: what the page of the document says in running text. */
const passageFields = /* groq */ `
  "passages": array::compact([
    pt::text(body[_type == "block"]),
    pt::text(description),
    directions,
    array::join(tags, ", "),
    array::join(ingredients[].name, ", ")
  ])`

/**
 * One page of the posts and products in which all words of a question occur, the best fit first. Parameters:
 * `query`, as it was asked; `text`, the same for `text::query()`; `from` and `to`, positions among all that fit.
 */
export const SEARCH_QUERY = defineQuery(/* groq */ `{
  "query": $query,
  "total": count(*[${found}]),
  "results": *[${found}] ${byFit}[$from...$to]{
    _id,
    _type == "post" => { "post": @{ ${postCardFields} } },
    _type == "product" => { "product": @{ ${productCardFields} } },
    ${passageFields}
  },
  ${nextPublishAt}
}`)

/** The posts and the products that fit best. Parameters: as of `SEARCH_QUERY`, but for the positions. */
export const INSTANT_SEARCH_QUERY = defineQuery(/* groq */ `{
  "query": $query,
  "total": count(*[${found}]),
  "posts": *[${livePostFound}] ${byFit}[0...5]{ ${postCardFields} },
  "products": *[${liveProductFound}] ${byFit}[0...4]{ ${productCardFields} },
  ${nextPublishAt}
}`)

/**
 * What leads on from a search that found nothing: subjects with the most posts, the newest posts, and the texts whose
 * words may have been meant.
 */
export const SEARCH_GUIDE_QUERY = defineQuery(/* groq */ `{
  "subjects": *[_type == "category" && ${addressable}]{
    ${categoryDocumentFields},
    "posts": count(*[${livePost} && ${inCategory}])
  } | order(posts desc, title asc)[0...12],
  "newest": *[${livePost}] | order(publishedAt desc, _id desc)[0...4]{ ${postCardFields} },
  "posts": *[${livePost}] | order(publishedAt desc, _id desc)[0...500]{ _id, title, tags },
  "products": *[${liveProduct}] | order(name asc, _id asc)[0...500]{ _id, name, brand },
  ${nextPublishAt}
}`)
