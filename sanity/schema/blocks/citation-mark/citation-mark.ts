import { BookIcon } from '@sanity/icons/Book'
import { defineField, defineType } from 'sanity'
import { CitationInput } from './citation-input.tsx'
import { CitationMarkPreview } from './citation-mark-preview.tsx'
import { citationsOf } from './citations.ts'

export const citationMark = defineType({
  name: 'citationMark',
  title: 'Source',
  type: 'object',
  icon: BookIcon,
  description: 'A small number that leads to one of the sources listed in this post.',
  fields: [
    defineField({
      name: 'citation',
      title: 'Source',
      type: 'string',
      description:
        'Which of the post’s sources this statement rests on. Add sources under “Sources” first.',
      components: { input: CitationInput },
      validation: (rule) => [
        rule.required().error('Choose the source, or remove the mark.'),
        rule.custom((key, { document }) =>
          !key || citationsOf(document).some((citation) => citation._key === key)
            ? true
            : 'This source is no longer in the list. Choose another, or remove the mark.',
        ),
      ],
    }),
  ],
  components: { preview: CitationMarkPreview },
  preview: { select: { citation: 'citation' } },
})
