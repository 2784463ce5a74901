import { z } from 'zod'
import { list, part, text } from './fields.ts'
import { imageSchema } from './image.ts'
import { linkSchema } from './link.ts'
import { postCardSchema } from './post-card.ts'
import { productCardSchema } from './product-card.ts'
import { richTextSchema } from './rich-text.ts'

const DEFAULT_LIMIT = 4

const limit = z
  .number()
  .int()
  .positive()
  .nullish()
  .transform((value) => value ?? DEFAULT_LIMIT)

const hero = z.object({
  _type: z.literal('hero'),
  _key: z.string(),
  title: text,
  text,
  image: part(imageSchema),
  link: linkSchema,
})

const richTextSection = z.object({
  _type: z.literal('richTextSection'),
  _key: z.string(),
  title: text,
  text: richTextSchema,
})

const productGrid = z
  .object({
    _type: z.literal('productGrid'),
    _key: z.string(),
    title: text,
    text,
    limit,
    products: list(productCardSchema),
    automatic: list(productCardSchema),
  })
  .transform(({ limit, automatic, products, ...grid }) => ({
    ...grid,
    products: products.length > 0 ? products : automatic.slice(0, limit),
  }))

const postGrid = z
  .object({
    _type: z.literal('postGrid'),
    _key: z.string(),
    title: text,
    text,
    limit,
    posts: list(postCardSchema),
    automatic: list(postCardSchema),
  })
  .transform(({ limit, automatic, posts, ...grid }) => ({
    ...grid,
    posts: posts.length > 0 ? posts.filter((post) => post.isDue) : automatic.slice(0, limit),
  }))

/** Accepts the projection `sectionFields`: the parts of the page builder. */
export const sectionsSchema = list(
  z.discriminatedUnion('_type', [hero, richTextSection, productGrid, postGrid]),
)

export type SectionView = z.infer<typeof sectionsSchema>[number]
export type HeroView = z.infer<typeof hero>
