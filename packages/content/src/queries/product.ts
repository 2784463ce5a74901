import { defineQuery } from 'groq'
import {
  categoryFields,
  faqFields,
  imageFields,
  livePost,
  liveProduct,
  nextPublishAt,
  postCardFields,
  richTextFields,
  seoFields,
  variantFields,
} from './fragments.ts'

/** A whole product by its slug, and the newest posts that link to it. Parameter: `slug`. */
export const PRODUCT_QUERY =
  defineQuery(/* groq */ `*[${liveProduct} && slug.current == $slug] | order(_id asc)[0]{
  _id,
  _type,
  _updatedAt,
  name,
  "slug": slug.current,
  brand,
  tagline,
  description[]{ ${richTextFields} },
  gallery[]{ ${imageFields} },
  variants[]{ ${variantFields} },
  purchase{ kind, url, label },
  supplementFacts{ servingSize, servingsPerContainer, rows[]{ _key, nutrient, amount, unit, dailyValue } },
  ingredients[]{ _key, name, form, purpose },
  directions,
  warnings,
  faq[]{ ${faqFields} },
  categories[]{ _key, ${categoryFields} },
  "mentions": *[${livePost} && references(^._id)]
    | order(publishedAt desc, _id desc)[0...12]{ ${postCardFields} },
  seo{ ${seoFields} },
  ${nextPublishAt}
}`)
