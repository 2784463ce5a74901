import { Random } from '../src/groq/test-support/random.ts'

export interface Author {
  readonly _id: string
  readonly _type: 'author'
  readonly name: string
  readonly bio: string
}

export interface Product {
  readonly _id: string
  readonly _type: 'product'
  readonly title: string
  readonly slug: { readonly current: string }
  readonly price: number
  readonly description: string
}

export interface Reference {
  readonly _type: 'reference'
  readonly _ref: string
  readonly _key?: string
}

export interface Block {
  readonly children: readonly { readonly text: string }[]
}

export interface Post {
  readonly _id: string
  readonly _type: 'post'
  readonly title: string
  readonly slug: { readonly current: string }
  readonly publishedAt: string
  readonly excerpt: string
  readonly categories: readonly string[]
  readonly author: Reference
  readonly products: readonly Reference[]
  readonly body: readonly Block[]
}

export type BenchDocument = Author | Product | Post

const COMMON_WORDS = 800
const CATEGORIES = ['sleep', 'nutrition', 'movement', 'kitchen', 'herbs', 'evening']
const FIRST_POST_AT = Date.UTC(2015, 0, 1)
const MINUTES_BETWEEN_POSTS = 53

/** Data as in a shop with a magazine: posts of about 5 KB, a tenth as many products, a hundredth as many authors. */
export class BenchDocuments {
  readonly posts: number
  readonly products: number
  readonly authors: number
  /** Each stands in some fifteen posts. */
  readonly rareWords: number

  constructor(posts: number) {
    this.posts = posts
    this.products = Math.max(10, Math.floor(posts / 10))
    this.authors = Math.max(5, Math.floor(posts / 100))
    this.rareWords = Math.max(10, Math.floor(posts / 5))
  }

  /** All of them; what is referred to comes first. */
  *all(): Generator<BenchDocument> {
    for (let n = 0; n < this.authors; n++) yield this.#author(n)
    for (let n = 0; n < this.products; n++) yield this.#product(n)
    for (let n = 0; n < this.posts; n++) yield this.#post(n)
  }

  postId(n: number): string {
    return `post-${n}`
  }

  postSlug(n: number): string {
    return `what-a-post-says-${n}`
  }

  productSlug(n: number): string {
    return `a-thing-to-buy-${n}`
  }

  rareWord(n: number): string {
    return `rare${n.toString(36)}x`
  }

  #author(n: number): Author {
    const random = new Random(n + 1)
    return { _id: `author-${n}`, _type: 'author', name: `Author ${n}`, bio: words(random, 40) }
  }

  #product(n: number): Product {
    const random = new Random(n + 1_000_001)
    return {
      _id: `product-${n}`,
      _type: 'product',
      title: `Thing ${n}`,
      slug: { current: this.productSlug(n) },
      price: random.below(9_000) / 100,
      description: words(random, 120),
    }
  }

  #post(n: number): Post {
    const random = new Random(n + 2_000_003)
    const products = new Set(
      Array.from({ length: 1 + random.below(3) }, () => random.below(this.products)),
    )
    const rare = Array.from({ length: 3 }, () => this.rareWord(random.below(this.rareWords)))
    return {
      _id: this.postId(n),
      _type: 'post',
      title: `Post ${n}: ${words(random, 6)}`,
      slug: { current: this.postSlug(n) },
      publishedAt: new Date(FIRST_POST_AT + n * MINUTES_BETWEEN_POSTS * 60_000).toISOString(),
      excerpt: words(random, 25),
      categories: [CATEGORIES[random.below(CATEGORIES.length)] ?? ''],
      author: { _type: 'reference', _ref: `author-${random.below(this.authors)}` },
      products: [...products].map((product) => ({
        _type: 'reference',
        _ref: `product-${product}`,
        _key: `p${product}`,
      })),
      body: Array.from({ length: 8 }, (_, index) => ({
        _type: 'block',
        _key: `b${index}`,
        style: 'normal',
        markDefs: [],
        children: [
          {
            _type: 'span',
            _key: 's',
            marks: [],
            text: `${words(random, 75)} ${rare[index] ?? ''}`.trim(),
          },
        ],
      })),
    }
  }
}

/** Words of unlike frequency: the first are in most texts, the last in few. */
function words(random: Random, count: number): string {
  return Array.from(
    { length: count },
    () => `word${Math.floor(random.next() ** 2 * COMMON_WORDS)}`,
  ).join(' ')
}
