/** A slug that is a text with something in it: nothing else compares with a text. */
export const addressable = /* groq */ `slug.current > ""`

/** Published, addressable and due: what a reader may see of posts. Scheduled posts join when their time comes. */
export const livePost = /* groq */ `_type == "post" && ${addressable} && publishedAt <= now()`

/** In an array filter over tags: the form in which one stands in an address, as `tagSlug` of the routes makes it. */
export const tagSlug = /* groq */ `array::join(string::split(lower(@), " "), "-")`

export const liveProduct = /* groq */ `_type == "product" && ${addressable}`

/** What machines may list of posts and products: those that search engines may. */
export const listedPost = /* groq */ `${livePost} && seo.noIndex != true`

export const listedProduct = /* groq */ `${liveProduct} && seo.noIndex != true`

/** In a filter within a category: whether a post or product is in it. */
export const inCategory = /* groq */ `references(^._id) && ^._id in categories[]._ref`

/** When the next scheduled post comes due: no list of posts may be cached for longer. */
export const nextPublishAt = /* groq */ `
  "nextPublishAt": *[_type == "post" && publishedAt > now()] | order(publishedAt asc)[0].publishedAt`

export const imageFields = /* groq */ `
  "asset": asset->{ _id, "dimensions": metadata.dimensions{ width, height }, "lqip": metadata.lqip },
  alt,
  hotspot{ x, y, width, height },
  crop{ top, bottom, left, right }`

export const seoFields = /* groq */ `title, description, noIndex, image{ ${imageFields} }`

/** Of the document itself. */
export const categoryDocumentFields = /* groq */ `_id, _type, title, "slug": slug.current, description`

/** Of the document itself. */
export const personDocumentFields = /* groq */ `
  _id,
  _type,
  name,
  "slug": slug.current,
  role,
  credentials,
  bio,
  portrait{ ${imageFields} },
  links[]{ _key, label, url }`

/**
 * References are projected as `field{ _ref, ...@->{ … } }`: a dangling one keeps its `_ref`, so the page can
 * be tagged with the document it waits for and the log can name it.
 */
export const categoryFields = /* groq */ `_ref, ...@->{ ${categoryDocumentFields} }`

export const personFields = /* groq */ `_ref, ...@->{ ${personDocumentFields} }`

export const variantFields = /* groq */ `_key, name, sku, price, compareAtPrice, stock`

export const productCardFields = /* groq */ `
  _id,
  _type,
  name,
  "slug": slug.current,
  brand,
  tagline,
  "image": gallery[0]{ ${imageFields} },
  variants[]{ ${variantFields} }`

export const postCardFields = /* groq */ `
  _id,
  _type,
  title,
  "slug": slug.current,
  excerpt,
  publishedAt,
  "isDue": publishedAt <= now(),
  coverImage{ ${imageFields} },
  author{ _ref, ...@->{ _id, _type, name, "slug": slug.current } },
  categories[]{ _key, ${categoryFields} }`

/** A document that a link leads to, and whether it may already be linked to. */
export const linkTargetFields = /* groq */ `_ref, ...@->{
  _id,
  _type,
  "slug": slug.current,
  "title": coalesce(title, name),
  publishedAt,
  "isDue": !defined(publishedAt) || publishedAt <= now()
}`

export const richTextFields = /* groq */ `
  ...,
  markDefs[]{
    ...,
    _type == "internalLink" => {
      "target": reference{ ${linkTargetFields} }
    }
  }`

export const faqFields = /* groq */ `_key, question, answer`
