import { BookIcon } from '@sanity/icons/Book'
import { defineField, defineType } from 'sanity'
import { checkLink } from '../validation/link.ts'

const EARLIEST_YEAR = 1600

export const citation = defineType({
  name: 'citation',
  title: 'Source',
  type: 'object',
  icon: BookIcon,
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'The title of the study, review or book, as published.',
      validation: (rule) => rule.required().error('Give the title of the source.'),
    }),
    defineField({
      name: 'authors',
      title: 'Authors',
      type: 'string',
      description: 'Family names, separated by commas; “et al.” after the third.',
    }),
    defineField({
      name: 'publication',
      title: 'Publication',
      type: 'string',
      description: 'The journal, publisher or institution.',
    }),
    defineField({
      name: 'year',
      title: 'Year',
      type: 'number',
      description: 'The year of publication, four digits.',
      validation: (rule) =>
        rule
          .integer()
          .min(EARLIEST_YEAR)
          .max(new Date().getFullYear() + 1)
          .error('Give a year of four digits, not in the future.'),
    }),
    defineField({
      name: 'url',
      title: 'Address',
      type: 'url',
      description: 'Where readers can check it. Prefer the DOI: https://doi.org/…',
      validation: (rule) => rule.uri({ scheme: ['http', 'https'] }).custom((url) => checkLink(url)),
    }),
  ],
  preview: {
    select: { title: 'title', authors: 'authors', publication: 'publication', year: 'year' },
    prepare: ({ title, authors, publication, year }) => ({
      title: title ?? 'Untitled source',
      subtitle: [authors, publication, year].filter(Boolean).join(' · '),
      media: BookIcon,
    }),
  },
})
