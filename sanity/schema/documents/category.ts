import { TagIcon } from '@sanity/icons/Tag'
import { defineField, defineType } from 'sanity'
import { contentGroup } from '../fields/groups.ts'
import { slugField } from '../fields/slug-field.ts'

export const category = defineType({
  name: 'category',
  title: 'Category',
  type: 'document',
  icon: TagIcon,
  description: 'A shelf of the journal and of the shop.',
  groups: [contentGroup],
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'content',
      description: 'One or two words: “Sleep”, “Minerals”.',
      validation: (rule) =>
        rule.required().max(40).error('Give a title of 40 characters or fewer.'),
    }),
    slugField({ source: 'title' }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 3,
      group: 'content',
      description: 'A sentence or two at the top of the category’s list, and in search results.',
      validation: (rule) => rule.max(200).warning('Search results show about 160 characters.'),
    }),
  ],
  orderings: [{ name: 'title', title: 'Title', by: [{ field: 'title', direction: 'asc' }] }],
  preview: { select: { title: 'title', subtitle: 'description' } },
})
