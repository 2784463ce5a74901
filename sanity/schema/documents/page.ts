import { DocumentIcon } from '@sanity/icons/Document'
import { defineField, defineType } from 'sanity'
import { contentGroup, seoField, seoGroup } from '../fields/groups.ts'
import { slugField } from '../fields/slug-field.ts'
import { RESERVED_PAGE_SLUGS } from '../validation/slug.ts'

export const page = defineType({
  name: 'page',
  title: 'Page',
  type: 'document',
  icon: DocumentIcon,
  description: 'A page of its own, built of sections: about us, shipping, contact.',
  groups: [contentGroup, seoGroup],
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'content',
      description: 'The name of the page, in menus and in the browser tab.',
      validation: (rule) => rule.required().error('A page needs a title.'),
    }),
    slugField({ source: 'title', prefix: '/', reserved: RESERVED_PAGE_SLUGS }),
    defineField({
      name: 'sections',
      title: 'Sections',
      type: 'sections',
      group: 'content',
      description: 'The page from top to bottom. Drag to reorder.',
      validation: (rule) => rule.min(1).warning('The page is empty: add a section.'),
    }),
    seoField,
  ],
  orderings: [{ name: 'title', title: 'Title', by: [{ field: 'title', direction: 'asc' }] }],
  preview: {
    select: { title: 'title', slug: 'slug.current', media: 'sections.0.image' },
    prepare: ({ title, slug, media }) => ({
      title: title ?? 'Untitled page',
      subtitle: slug ? `/${slug}` : 'No address yet',
      media: media ?? DocumentIcon,
    }),
  },
})
