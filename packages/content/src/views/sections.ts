import { z } from 'zod'
import { list, part, text } from './fields.ts'
import { imageSchema } from './image.ts'
import { menuLinkSchema } from './link.ts'
import { postCardSchema } from './post-card.ts'
import { productCardSchema } from './product-card.ts'
import { richTextSchema } from './rich-text.ts'

const hero = z.object({
  _type: z.literal('hero'),
  _key: z.string(),
  eyebrow: text,
  title: text,
  text,
  image: part(imageSchema),
  actions: list(menuLinkSchema),
})

const richTextSection = z.object({
  _type: z.literal('richTextSection'),
  _key: z.string(),
  title: text,
  body: richTextSchema,
})

const productGrid = z.object({
  _type: z.literal('productGrid'),
  _key: z.string(),
  title: text,
  text,
  products: list(productCardSchema),
})

const postGrid = z.object({
  _type: z.literal('postGrid'),
  _key: z.string(),
  title: text,
  text,
  posts: list(postCardSchema).transform((posts) => posts.filter((post) => post.isDue)),
})

/** Accepts the projection `sectionFields`: the parts of the page builder. */
export const sectionsSchema = list(
  z.discriminatedUnion('_type', [hero, richTextSection, productGrid, postGrid]),
)

export type SectionView = z.infer<typeof sectionsSchema>[number]
export type HeroView = z.infer<typeof hero>
export type RichTextSectionView = z.infer<typeof richTextSection>
export type ProductGridView = z.infer<typeof productGrid>
export type PostGridView = z.infer<typeof postGrid>
