import { z } from 'zod'
import { list, part, text, title } from './fields.ts'
import { imageSchema } from './image.ts'
import { comparedProductSchema, productCardSchema } from './product-card.ts'
import { articleBlockSchema } from './rich-text.ts'

const figure = z.object({
  _type: z.literal('figure'),
  _key: z.string(),
  image: imageSchema,
  caption: text,
})

const callout = z.object({
  _type: z.literal('callout'),
  _key: z.string(),
  tone: z
    .enum(['note', 'tip', 'warning'])
    .nullish()
    .transform((tone) => tone ?? 'note'),
  title: text,
  text,
})

const productCard = z.object({
  _type: z.literal('productCard'),
  _key: z.string(),
  note: text,
  product: productCardSchema,
})

const productComparison = z.object({
  _type: z.literal('productComparison'),
  _key: z.string(),
  title: text,
  products: z.array(comparedProductSchema).min(1),
})

export const faqItemSchema = z.object({ _key: z.string(), question: title, answer: text })

const faq = z.object({
  _type: z.literal('faq'),
  _key: z.string(),
  title: text,
  items: list(faqItemSchema),
})

/** Accepts the projection `bodyFields`. */
export const bodySchema = list(
  z.discriminatedUnion('_type', [
    articleBlockSchema,
    figure,
    callout,
    productCard,
    productComparison,
    faq,
  ]),
)

export const citationSchema = z.object({
  _key: z.string(),
  title,
  authors: text,
  publication: text,
  year: part(z.number().int()),
  url: part(z.url({ protocol: /^https?$/ })),
})

export type BodyView = z.infer<typeof bodySchema>
export type BodyBlockView = BodyView[number]
export type FaqItemView = z.infer<typeof faqItemSchema>
export type CitationView = z.infer<typeof citationSchema>
