import { StarIcon } from '@sanity/icons/Star'
import { defineField, defineType } from 'sanity'
import { altField } from '../fields/alt-field.ts'

export const hero = defineType({
  name: 'hero',
  title: 'Opening',
  type: 'object',
  icon: StarIcon,
  description: 'A large heading with a picture, at the top of a page.',
  fields: [
    defineField({
      name: 'title',
      title: 'Heading',
      type: 'string',
      description: 'The largest words on the page. Six or seven are plenty.',
      validation: (rule) => rule.required().error('Write the heading.'),
    }),
    defineField({
      name: 'text',
      title: 'Text',
      type: 'text',
      rows: 3,
      description: 'A sentence or two below the heading.',
      validation: (rule) => rule.max(300).warning('An opening reads best below 300 characters.'),
    }),
    defineField({
      name: 'image',
      title: 'Picture',
      type: 'image',
      description: 'Beside the heading. At least 1600 pixels wide. May be left empty.',
      options: { hotspot: true },
      fields: [altField],
    }),
    defineField({
      name: 'link',
      title: 'Button',
      type: 'navigationItem',
      description: 'Where a reader should go from here. May be left empty.',
      options: { collapsible: true, collapsed: true },
    }),
  ],
  preview: {
    select: { title: 'title', media: 'image' },
    prepare: ({ title, media }) => ({
      title: title ?? 'No heading yet',
      subtitle: 'Opening',
      media: media ?? StarIcon,
    }),
  },
})
