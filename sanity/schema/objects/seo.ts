import { defineField, defineType } from 'sanity'
import { altField } from '../fields/alt-field.ts'
import { checkHealthClaims } from '../validation/health-claims.ts'
import { checkLength } from '../validation/text-length.ts'

export const seo = defineType({
  name: 'seo',
  title: 'Search and sharing',
  type: 'object',
  options: { collapsible: false },
  fields: [
    defineField({
      name: 'title',
      title: 'Title for search engines',
      type: 'string',
      description:
        'The blue line in a search result and the title of the browser tab. Empty: the page’s own title.',
      validation: (rule) =>
        rule
          .custom((title) =>
            checkLength(title, { min: 15, max: 60, why: 'Search engines cut what is longer.' }),
          )
          .warning(),
    }),
    defineField({
      name: 'description',
      title: 'Description for search engines',
      type: 'text',
      rows: 3,
      description:
        'The two grey lines under a search result. Say what the reader gets. Empty: the page’s own summary.',
      validation: (rule) => [
        rule
          .custom((text) =>
            checkLength(text, {
              min: 70,
              max: 160,
              why: 'Search results show about two lines.',
            }),
          )
          .warning(),
        rule.custom((text) => checkHealthClaims(text)).warning(),
      ],
    }),
    defineField({
      name: 'image',
      title: 'Picture for sharing',
      type: 'image',
      description:
        'Shown when someone shares the page, at 1200 by 630 pixels. Empty: the page’s main picture.',
      options: { hotspot: true },
      fields: [altField],
    }),
    defineField({
      name: 'noIndex',
      title: 'Hide from search engines',
      type: 'boolean',
      description:
        'The page stays open to anyone with its address, but search engines are asked to leave it out.',
      initialValue: false,
    }),
  ],
})
