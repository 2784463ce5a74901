import { z } from 'zod'
import {
  foundWords,
  holdsFoundWord,
  passageAround,
  type TextSegment,
  type WordMatch,
  wordMatch,
} from '../search/found-words.ts'
import { searchTerms } from '../search/search-terms.ts'
import { type Vocabulary, vocabularyOf } from '../search/suggest-query.ts'
import { categoryShape, withCategoryHref } from './category.ts'
import { list, part, text } from './fields.ts'
import { type PostCardView, postCardSchema } from './post-card.ts'
import { type ProductCardView, productCardSchema } from './product-card.ts'

const resultSchema = z.object({
  _id: z.string(),
  post: part(postCardSchema),
  product: part(productCardSchema),
  passages: list(z.string()),
})

/** A post or product that was found, and its words with those that were looked for told apart. */
export type SearchResultView = {
  readonly id: string
  readonly title: readonly TextSegment[]
  /** The standfirst, or the place in the document where the words stand; null when there is neither. */
  readonly passage: readonly TextSegment[] | null
} & (
  | { readonly kind: 'post'; readonly post: PostCardView }
  | { readonly kind: 'product'; readonly product: ProductCardView }
)

/** Accepts the result of `SEARCH_QUERY`. */
export const searchPageSchema = z
  .object({ query: z.string(), total: z.number().int(), results: list(resultSchema) })
  .transform(({ query, total, results }) => {
    const matches = wordMatch(searchTerms(query))
    return { total, results: results.flatMap((result) => resultView(result, matches) ?? []) }
  })

/** Accepts the result of `INSTANT_SEARCH_QUERY`. */
export const instantSearchSchema = z
  .object({
    query: z.string(),
    total: z.number().int(),
    posts: list(postCardSchema),
    products: list(productCardSchema),
  })
  .transform(({ query, total, posts, products }) => {
    const matches = wordMatch(searchTerms(query))
    return {
      total,
      posts: posts.map((post) => ({ post, title: foundWords(post.title, matches) })),
      products: products.map((product) => ({ product, title: foundWords(product.name, matches) })),
    }
  })

const subjectSchema = categoryShape
  .extend({ posts: z.number().int() })
  .transform((subject) => withCategoryHref(subject))

/** Accepts the result of `SEARCH_GUIDE_QUERY`. */
export const searchGuideSchema = z
  .object({
    subjects: list(subjectSchema),
    newest: list(postCardSchema),
    posts: list(z.object({ _id: z.string(), title: text, tags: list(text) })),
    products: list(z.object({ _id: z.string(), name: text, brand: text })),
  })
  .transform(({ subjects, newest, posts, products }) => ({
    subjects: subjects.filter(({ posts: some }) => some > 0),
    newest,
    /** Names, titles and tags: the words that a reader is likely to have meant. */
    texts: [
      ...subjects.map(({ title }) => title),
      ...posts.flatMap(({ title, tags }) => [title, ...tags]),
      ...products.flatMap(({ name, brand }) => [name, brand]),
    ].filter((words) => words !== null),
  }))

export type SearchPageView = z.infer<typeof searchPageSchema>
export type InstantSearchView = z.infer<typeof instantSearchSchema>
export type SearchGuideView = z.infer<typeof searchGuideSchema>

const vocabularies = new WeakMap<SearchGuideView, Vocabulary>()

/** The words of a guide's texts, worked out once for each guide. */
export function guideVocabulary(guide: SearchGuideView): Vocabulary {
  const known = vocabularies.get(guide)
  if (known) return known
  const vocabulary = vocabularyOf(guide.texts)
  vocabularies.set(guide, vocabulary)
  return vocabulary
}

function resultView(
  { post, product, passages }: z.infer<typeof resultSchema>,
  matches: WordMatch,
): SearchResultView | null {
  const words = (id: string, name: string, standfirst: string | null) => ({
    id,
    title: foundWords(name, matches),
    passage: passageOf(standfirst, passages, matches),
  })
  if (post) return { kind: 'post', post, ...words(post._id, post.title, post.excerpt) }
  if (product)
    return { kind: 'product', product, ...words(product._id, product.name, product.tagline) }
  return null
}

function passageOf(
  standfirst: string | null,
  texts: readonly string[],
  matches: WordMatch,
): TextSegment[] | null {
  const found = standfirst !== null && holdsFoundWord(standfirst, matches)
  const place = found
    ? standfirst
    : texts.map((some) => passageAround(some, matches)).find((passage) => passage !== null)
  const passage = place ?? standfirst
  return passage === null ? null : foundWords(passage, matches)
}
