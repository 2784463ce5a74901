import { type SourceName, sourceOf } from '../content/sources.ts'
import type { BodyBlock } from '../portable-text/blocks.ts'
import { type Keyed, withKeys } from '../portable-text/keys.ts'
import { type DemoDocument, slugField } from './document.ts'
import type { PictureField } from './picture.ts'
import { documentId, reference } from './reference.ts'

export type PostInput = {
  slug: string
  title: string
  excerpt: string
  cover: PictureField
  author: string
  /** Slug of the person who checked the facts, and the day on which it was done. */
  review?: { by: string; on: string }
  publishedAt: string
  revisedAt?: string
  categories: readonly string[]
  tags: readonly string[]
  body: Keyed<BodyBlock>[]
  featured: readonly string[]
  sources: readonly SourceName[]
  related?: readonly string[]
  seo?: { title?: string; description: string }
}

/** A post. The key of a citation is the name of its source. */
export function post(input: PostInput): DemoDocument {
  const { slug, title, excerpt, publishedAt, revisedAt, tags, review, seo } = input
  return {
    _id: documentId('post', slug),
    _type: 'post',
    title,
    slug: slugField(slug),
    excerpt,
    coverImage: input.cover,
    author: reference('person', input.author),
    ...(review && { reviewer: reference('person', review.by), lastReviewedAt: review.on }),
    publishedAt,
    ...(revisedAt && { revisedAt }),
    categories: withKeys(input.categories.map((name) => reference('category', name))),
    tags,
    body: input.body,
    featuredProducts: withKeys(input.featured.map((name) => reference('product', name))),
    citations: input.sources.map((name) => ({
      _key: name,
      _type: 'citation',
      ...sourceOf(name),
    })),
    relatedPosts: withKeys((input.related ?? []).map((name) => reference('post', name))),
    ...(seo && { seo: { _type: 'seo', ...seo } }),
  }
}
