import { defineArrayMember, defineType } from 'sanity'
import { internalLink } from '../objects/internal-link.ts'
import { link } from '../objects/link.ts'
import { callout } from './callout.ts'
import { citationMark } from './citation-mark/citation-mark.ts'
import { faq } from './faq.ts'
import { figure } from './figure.ts'
import { productCard } from './product-card/product-card.ts'
import { productComparison } from './product-comparison/product-comparison.ts'

export const body = defineType({
  name: 'body',
  title: 'Text',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      styles: [
        { title: 'Paragraph', value: 'normal' },
        { title: 'Heading', value: 'h2' },
        { title: 'Subheading', value: 'h3' },
        { title: 'Small heading', value: 'h4' },
        { title: 'Quotation', value: 'blockquote' },
      ],
      lists: [
        { title: 'Bullets', value: 'bullet' },
        { title: 'Numbers', value: 'number' },
      ],
      marks: {
        decorators: [
          { title: 'Strong', value: 'strong' },
          { title: 'Emphasis', value: 'em' },
        ],
        annotations: [
          defineArrayMember({ name: link.name, type: link.name }),
          defineArrayMember({ name: internalLink.name, type: internalLink.name }),
        ],
      },
      of: [defineArrayMember({ type: citationMark.name })],
    }),
    defineArrayMember({ type: productCard.name }),
    defineArrayMember({ type: figure.name }),
    defineArrayMember({ type: callout.name }),
    defineArrayMember({ type: productComparison.name }),
    defineArrayMember({ type: faq.name }),
  ],
})
