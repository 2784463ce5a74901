import { defineArrayMember, defineType } from 'sanity'
import { textBlock } from '../fields/text-block.ts'
import { callout } from './callout.ts'
import { citationMark } from './citation-mark/citation-mark.ts'
import { faq } from './faq.ts'
import { figure } from './figure.ts'
import { productCard } from './product-card/product-card.ts'
import { productComparison } from './product-comparison.ts'

export const body = defineType({
  name: 'body',
  title: 'Text',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      ...textBlock,
      of: [defineArrayMember({ type: citationMark.name })],
    }),
    defineArrayMember({ type: productCard.name }),
    defineArrayMember({ type: figure.name }),
    defineArrayMember({ type: callout.name }),
    defineArrayMember({ type: productComparison.name }),
    defineArrayMember({ type: faq.name }),
  ],
})
