import { bodyFields } from './body.ts'
import {
  categoryFields,
  imageFields,
  personFields,
  productCardFields,
  seoFields,
} from './fragments.ts'

/** An article by itself, without what else there is to read. */
export const articleFields = /* groq */ `
  _id,
  _type,
  _updatedAt,
  title,
  "slug": slug.current,
  excerpt,
  publishedAt,
  revisedAt,
  lastReviewedAt,
  coverImage{ ${imageFields} },
  author{ ${personFields} },
  reviewer{ ${personFields} },
  categories[]{ _key, ${categoryFields} },
  tags,
  body[]{ ${bodyFields} },
  featuredProducts[]{ _key, _ref, ...@->{ ${productCardFields} } },
  citations[]{ _key, title, authors, publication, year, url },
  seo{ ${seoFields} }`
