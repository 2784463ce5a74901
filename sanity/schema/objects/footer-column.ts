import { UlistIcon } from '@sanity/icons/Ulist'
import { defineArrayMember, defineField, defineType } from 'sanity'

export const footerColumn = defineType({
  name: 'footerColumn',
  title: 'Column',
  type: 'object',
  icon: UlistIcon,
  fields: [
    defineField({
      name: 'title',
      title: 'Heading',
      type: 'string',
      description: 'The word above the links: “Shop”, “About us”.',
      validation: (rule) => rule.required().error('Give the column a heading.'),
    }),
    defineField({
      name: 'items',
      title: 'Links',
      type: 'array',
      description: 'The links of this column, from top to bottom.',
      of: [defineArrayMember({ type: 'navigationItem' })],
      validation: (rule) => rule.max(8).warning('More than eight links are hard to scan.'),
    }),
  ],
  preview: {
    select: { title: 'title', items: 'items' },
    prepare: ({ title, items }) => ({
      title: title ?? 'Untitled column',
      subtitle: `${Array.isArray(items) ? items.length : 0} links`,
      media: UlistIcon,
    }),
  },
})
