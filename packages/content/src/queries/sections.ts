import {
  imageFields,
  livePost,
  liveProduct,
  postCardFields,
  productCardFields,
  richTextFields,
} from './fragments.ts'
import { linkFields } from './menu-link.ts'

/** The most a grid holds; the editor's own limit is applied when the result is read. */
const newestPosts = /* groq */ `| order(publishedAt desc, _id desc)[0...12]{ ${postCardFields} }`
const firstProducts = /* groq */ `| order(name asc, _id asc)[0...12]{ ${productCardFields} }`

/** The parts of the page builder. A grid without a choice of the editor's fills itself. */
export const sectionFields = /* groq */ `
  _type,
  _key,
  _type == "hero" => { title, text, image{ ${imageFields} }, link{ ${linkFields} } },
  _type == "richTextSection" => { title, text[]{ ${richTextFields} } },
  _type == "productGrid" => {
    title,
    text,
    limit,
    products[]{ _key, _ref, ...@->{ ${productCardFields} } },
    "automatic": select(
      count(products) > 0 => [],
      defined(category._ref) => *[${liveProduct} && references(^.category._ref) && ^.category._ref in categories[]._ref] ${firstProducts},
      *[${liveProduct}] ${firstProducts}
    )
  },
  _type == "postGrid" => {
    title,
    text,
    limit,
    posts[]{ _key, _ref, ...@->{ ${postCardFields} } },
    "automatic": select(
      count(posts) > 0 => [],
      defined(category._ref) => *[${livePost} && references(^.category._ref) && ^.category._ref in categories[]._ref] ${newestPosts},
      *[${livePost}] ${newestPosts}
    )
  }`
