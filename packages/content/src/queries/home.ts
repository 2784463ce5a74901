import { defineQuery } from 'groq'
import {
  livePost,
  liveProduct,
  nextPublishAt,
  postCardFields,
  productCardFields,
} from './fragments.ts'
import { sectionFields } from './sections.ts'

export const HOME_QUERY = defineQuery(/* groq */ `{
  "home": *[_id == "home"][0]{
    _id,
    title,
    standfirst,
    featuredPost{ _ref, ...@->{ ${postCardFields} } },
    featuredProducts[]{ _key, _ref, ...@->{ ${productCardFields} } },
    sections[]{ ${sectionFields} }
  },
  "latestPosts": *[${livePost}] | order(publishedAt desc, _id desc)[0...20]{ ${postCardFields} },
  "products": *[${liveProduct}] | order(name asc, _id asc)[0...4]{ ${productCardFields} },
  ${nextPublishAt}
}`)
