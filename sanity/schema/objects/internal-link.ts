import { DocumentsIcon } from '@sanity/icons/Documents'
import { defineArrayMember, defineField, defineType } from 'sanity'

export const internalLink = defineType({
  name: 'internalLink',
  title: 'Link to our page',
  type: 'object',
  icon: DocumentsIcon,
  fields: [
    defineField({
      name: 'reference',
      title: 'Page',
      type: 'reference',
      description:
        'The post, product, page, category or person to link to. The link follows when its address changes.',
      to: [
        defineArrayMember({ type: 'post' }),
        defineArrayMember({ type: 'product' }),
        defineArrayMember({ type: 'page' }),
        defineArrayMember({ type: 'category' }),
        defineArrayMember({ type: 'person' }),
      ],
      validation: (rule) => rule.required().error('Choose what the link goes to.'),
    }),
  ],
})
