import { defineQuery } from 'groq'
import { nextPublishAt, seoFields } from './fragments.ts'
import { sectionFields } from './sections.ts'

/** A page of the page builder by its slug. Parameter: `slug`. */
export const PAGE_QUERY =
  defineQuery(/* groq */ `*[_type == "page" && slug.current == $slug] | order(_id asc)[0]{
  _id,
  _type,
  title,
  "slug": slug.current,
  sections[]{ ${sectionFields} },
  seo{ ${seoFields} },
  ${nextPublishAt}
}`)
