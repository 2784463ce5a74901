import type { PictureField } from '../documents/picture.ts'
import { type Reference, reference } from '../documents/reference.ts'
import type { PictureName } from '../pictures/catalogue.ts'
import { type Keyed, withKeys } from './keys.ts'
import { prose, type TextBlock } from './prose.ts'

export type Figure = PictureField & { _type: 'figure'; caption: string }
export type Callout = {
  _type: 'callout'
  tone: 'note' | 'tip' | 'warning'
  title: string
  text: string
}
export type ProductCard = { _type: 'productCard'; product: Reference; note: string }
export type ProductComparison = {
  _type: 'productComparison'
  title: string
  products: Keyed<Reference>[]
}
export type FaqItem = { _type: 'faqItem'; question: string; answer: string }
export type Faq = { _type: 'faq'; title: string; items: Keyed<FaqItem>[] }

export type BodyBlock = TextBlock | Figure | Callout | ProductCard | ProductComparison | Faq

/** An article: prose between blocks of other kinds, in reading order. */
export function body(...parts: (string | Exclude<BodyBlock, TextBlock>)[]): Keyed<BodyBlock>[] {
  const blocks = parts.flatMap((part): BodyBlock[] =>
    typeof part === 'string' ? prose(part) : [part],
  )
  return withKeys(blocks)
}

export function figure(picture: PictureName, alt: string, caption: string): Figure {
  return { _type: 'figure', picture, alt, caption }
}

export function callout(tone: Callout['tone'], title: string, text: string): Callout {
  return { _type: 'callout', tone, title, text }
}

export function productCard(slug: string, note: string): ProductCard {
  return { _type: 'productCard', product: reference('product', slug), note }
}

export function productComparison(title: string, slugs: readonly string[]): ProductComparison {
  return {
    _type: 'productComparison',
    title,
    products: withKeys(slugs.map((slug) => reference('product', slug))),
  }
}

/** Questions with their answers. */
export function questions(pairs: Readonly<Record<string, string>>): Keyed<FaqItem>[] {
  return withKeys(
    Object.entries(pairs).map(
      ([question, answer]): FaqItem => ({ _type: 'faqItem', question, answer }),
    ),
  )
}

export function faq(title: string, pairs: Readonly<Record<string, string>>): Faq {
  return { _type: 'faq', title, items: questions(pairs) }
}
