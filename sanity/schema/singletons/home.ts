import { HomeIcon } from '@sanity/icons/Home'
import { defineArrayMember, defineField, defineType } from 'sanity'

export const home = defineType({
  name: 'home',
  title: 'Home page',
  type: 'document',
  icon: HomeIcon,
  description: 'The front page of the shop and the journal.',
  fields: [
    defineField({
      name: 'title',
      title: 'Heading',
      type: 'string',
      description: 'The largest words on the front page.',
      validation: (rule) => rule.required().error('Write the heading.'),
    }),
    defineField({
      name: 'standfirst',
      title: 'Standfirst',
      type: 'text',
      rows: 3,
      description: 'Two sentences below the heading: who you are and what a reader finds here.',
      validation: (rule) => rule.max(300).warning('A standfirst reads best below 300 characters.'),
    }),
    defineField({
      name: 'featuredPost',
      title: 'Lead article',
      type: 'reference',
      description: 'The article that opens the front page. Empty: the newest.',
      to: [defineArrayMember({ type: 'post' })],
    }),
    defineField({
      name: 'featuredProducts',
      title: 'Products in the window',
      type: 'array',
      description: 'Three or four products on the front page, in this order.',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'product' }] })],
      validation: (rule) => [
        rule.unique().error('The same product stands in the window twice.'),
        rule.max(8).warning('A window of more than eight is a shelf.'),
      ],
    }),
    defineField({
      name: 'sections',
      title: 'Sections',
      type: 'sections',
      description: 'What follows below, from top to bottom. Drag to reorder.',
    }),
  ],
  preview: {
    select: { subtitle: 'title' },
    prepare: ({ subtitle }) => ({ title: 'Home page', subtitle, media: HomeIcon }),
  },
})
