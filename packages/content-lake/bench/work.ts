import { randomOf } from '../test/support/random.ts'
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
  toLake(random: () => number): BenchRequest
  /** The same work for hand-written SQL. */
  toRival(random: () => number): BenchRequest
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
  const anyPost = (random: () => number) => Math.floor(random() * documents.posts)
  const anyProduct = (random: () => number) => Math.floor(random() * documents.products)
  const anyWord = (random: () => number) =>
    documents.rareWord(Math.floor(random() * documents.rareWords))
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
          set: { title: `Post ${Math.floor(random() * 1e9)}` },
        }
        return { method: 'POST', path: MUTATE, body: JSON.stringify({ mutations: [{ patch }] }) }
      },
      toRival(random) {
        const id = documents.postId(anyPost(random))
        const body = JSON.stringify({ title: `Post ${Math.floor(random() * 1e9)}` })
        return { method: 'POST', path: `/title/${id}`, body }
      },
    },
  ]
}

/** Requests of one kind without end, the same in each run. */
export function requestsOf(one: (random: () => number) => BenchRequest): () => BenchRequest {
  const random = randomOf(1)
  return () => one(random)
}

/** The same, each with a parameter that no request before had: no cache of results has seen it. */
export function unseen(next: () => BenchRequest): () => BenchRequest {
  let count = 0
  return () => {
    const request = next()
    return { ...request, path: `${request.path}&$unseen=${count++}` }
  }
}

function read(
  name: Work['name'],
  title: string,
  query: string,
  one: (random: () => number) => { params: Record<string, string>; rival: string },
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
