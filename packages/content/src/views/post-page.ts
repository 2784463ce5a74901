import { z } from 'zod'
import { hrefFor } from '../routes/href-for.ts'
import { articleShape } from './article.ts'
import { list, part, slug, title } from './fields.ts'
import { headingsOf } from './headings.ts'
import { imageSchema } from './image.ts'
import { type PostCardView, postCardSchema } from './post-card.ts'
import { readingMinutes } from './reading-minutes.ts'
import { updatedAt } from './updated-at.ts'

const MOST_RELATED = 3

const neighbourSchema = z
  .object({
    _id: z.string(),
    _type: z.literal('post'),
    title,
    slug,
    coverImage: part(imageSchema),
  })
  .transform(({ _id, coverImage, ...post }) => ({
    _id,
    title: post.title,
    href: hrefFor(post) ?? '/blog',
    coverImage,
  }))

const postSchema = articleShape
  .extend({
    relatedPosts: list(postCardSchema),
    sameProducts: list(postCardSchema),
    sameTags: list(postCardSchema),
    sameCategory: list(postCardSchema),
    previous: part(neighbourSchema),
    next: part(neighbourSchema),
  })
  .transform(({ relatedPosts, sameProducts, sameTags, sameCategory, ...post }) => {
    const chosen = relatedPosts.filter((related) => related.isDue)
    return {
      ...post,
      href: hrefFor(post) ?? '/blog',
      updatedAt: updatedAt(post),
      /** The editor's choice, filled up with the newest that share products, tags or categories, in this order. */
      relatedPosts: distinct([...chosen, ...sameProducts, ...sameTags, ...sameCategory]).slice(
        0,
        MOST_RELATED,
      ),
      /** Section headings in order, each with the anchor of its block. */
      headings: headingsOf(post.body),
      readingMinutes: readingMinutes(post.body),
    }
  })

function distinct(posts: readonly PostCardView[]): PostCardView[] {
  return [...new Map(posts.map((post) => [post._id, post])).values()]
}

/** Accepts the result of `POST_QUERY`. */
export const postPageSchema = z.object({ post: part(postSchema) }).transform(({ post }) => post)

export type PostPageView = z.infer<typeof postSchema>
export type PostNeighbourView = z.infer<typeof neighbourSchema>
