import { BulbOutlineIcon } from '@sanity/icons/BulbOutline'
import { InfoOutlineIcon } from '@sanity/icons/InfoOutline'
import { WarningOutlineIcon } from '@sanity/icons/WarningOutline'
import { defineField, defineType } from 'sanity'
import { checkHealthClaims } from '../validation/health-claims.ts'

const TONES = [
  { value: 'note', title: 'Note', icon: InfoOutlineIcon },
  { value: 'tip', title: 'Tip', icon: BulbOutlineIcon },
  { value: 'warning', title: 'Warning', icon: WarningOutlineIcon },
] as const

export const callout = defineType({
  name: 'callout',
  title: 'Callout',
  type: 'object',
  icon: InfoOutlineIcon,
  description: 'A short aside that stands apart from the text.',
  fields: [
    defineField({
      name: 'tone',
      title: 'Tone',
      type: 'string',
      description:
        'Note: good to know. Tip: do this. Warning: take care, such as with other medicines.',
      options: {
        list: TONES.map(({ value, title }) => ({ value, title })),
        layout: 'radio',
        direction: 'horizontal',
      },
      initialValue: 'note',
      validation: (rule) => rule.required().error('Choose a tone.'),
    }),
    defineField({
      name: 'title',
      title: 'Heading',
      type: 'string',
      description: 'A few words that say what it is about. May be left empty.',
    }),
    defineField({
      name: 'text',
      title: 'Text',
      type: 'text',
      rows: 3,
      description: 'Two or three plain sentences.',
      validation: (rule) => [
        rule.required().error('Write the callout, or remove it.'),
        rule.max(500).warning('A callout this long is better as a section.'),
        rule.custom((text) => checkHealthClaims(text)).warning(),
      ],
    }),
  ],
  preview: {
    select: { tone: 'tone', title: 'title', text: 'text' },
    prepare: ({ tone, title, text }) => {
      const found = TONES.find(({ value }) => value === tone)
      return {
        title: title ?? text ?? 'Empty callout',
        subtitle: [found?.title, title ? text : undefined].filter(Boolean).join(' · '),
        media: found?.icon ?? InfoOutlineIcon,
      }
    },
  },
})
