import { Random } from '../src/groq/test-support/random.ts'
import type { BenchDocuments } from './documents.ts'

/** A request to either server. */
export interface BenchRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: string
}

export interface Work {
  readonly name: 'Q1' | 'Q2' | 'Q3' | 'Q4' | 'W1'
  readonly title: string
  readonly isRead: boolean
  toLake(random: Random): BenchRequest
  /** The same work for hand-written SQL. */
  toRival(random: Random): BenchRequest
}

const QUERY = '/v2025-02-19/data/query/production'
const MUTATE = '/v2025-02-19/data/mutate/production'

const NEWEST = `*[_type == "post"] | order(publishedAt desc)[0...10]{
  _id, title, "slug": slug.current, publishedAt, excerpt,
  author->{_id, name},
  products[]->{_id, title, price, "slug": slug.current}
}`
const ONE_POST = '*[_type == "post" && slug.current == $slug][0]'
const PRODUCT = `*[_type == "product" && slug.current == $slug][0]{
  ...,
  "posts": *[_type == "post" && references(^._id)] | order(publishedAt desc)[0...10]{
    _id, title, "slug": slug.current, publishedAt
  }
}`
const SEARCH = `*[_type == "post" && @ match text::query($word)]
  | score(@ match text::query($word)) | order(_score desc)[0...10]{_id, title, "slug": slug.current}`

/** Q1 to Q4 and W1: what a storefront and its editors ask, over documents of a given number. */
export function workOver(documents: BenchDocuments): Work[] {
  const anyPost = (random: Random) => random.below(documents.posts)
  const anyProduct = (random: Random) => random.below(documents.products)
  const anyWord = (random: Random) => documents.rareWord(random.below(documents.rareWords))
  return [
    read('Q1', 'newest 10 posts, with author and products', NEWEST, () => ({
      params: {},
      rival: '/newest',
    })),
    read('Q2', 'one post by slug', ONE_POST, (random) => {
      const slug = documents.postSlug(anyPost(random))
      return { params: { slug }, rival: `/post/${slug}` }
    }),
    read('Q3', 'one product, with the newest 10 posts that link to it', PRODUCT, (random) => {
      const slug = documents.productSlug(anyProduct(random))
      return { params: { slug }, rival: `/product/${slug}` }
    }),
    read('Q4', 'a rare word in full text, top 10', SEARCH, (random) => {
      const word = anyWord(random)
      return { params: { word }, rival: `/search/${word}` }
    }),
    {
      name: 'W1',
      title: 'durable update of one post',
      isRead: false,
      toLake(random) {
        const patch = {
          id: documents.postId(anyPost(random)),
          set: { title: `Post ${random.below(1e9)}` },
        }
        return { method: 'POST', path: MUTATE, body: JSON.stringify({ mutations: [{ patch }] }) }
      },
      toRival(random) {
        const id = documents.postId(anyPost(random))
        const body = JSON.stringify({ title: `Post ${random.below(1e9)}` })
        return { method: 'POST', path: `/title/${id}`, body }
      },
    },
  ]
}

/** Requests of one kind without end, the same in each run. */
export function requestsOf(one: (random: Random) => BenchRequest): () => BenchRequest {
  const random = new Random(1)
  return () => one(random)
}

let count = 0

/** The same, each with a parameter that no request before had, of these or of others: no cache of results has seen it. */
export function unseen(next: () => BenchRequest): () => BenchRequest {
  return () => {
    const request = next()
    return { ...request, path: `${request.path}&$unseen=${count++}` }
  }
}

function read(
  name: Work['name'],
  title: string,
  query: string,
  one: (random: Random) => { params: Record<string, string>; rival: string },
): Work {
  return {
    name,
    title,
    isRead: true,
    toLake(random) {
      const search = new URLSearchParams({ query, returnQuery: 'false' })
      for (const [key, value] of Object.entries(one(random).params)) {
        search.set(`$${key}`, JSON.stringify(value))
      }
      return { method: 'GET', path: `${QUERY}?${search}` }
    },
    toRival: (random) => ({ method: 'GET', path: one(random).rival }),
  }
}
