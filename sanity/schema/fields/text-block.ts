import { defineArrayMember } from 'sanity'
import { internalLink } from '../objects/internal-link.ts'
import { link } from '../objects/link.ts'

/** What a paragraph may be and hold, in every text: styles, lists, emphasis and links. */
export const textBlock = {
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
}
