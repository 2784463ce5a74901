import { BlockContentIcon } from '@sanity/icons/BlockContent'
import { defineField, defineType } from 'sanity'

export const richTextSection = defineType({
  name: 'richTextSection',
  title: 'Text',
  type: 'object',
  icon: BlockContentIcon,
  description: 'Headings, paragraphs, lists and links.',
  fields: [
    defineField({
      name: 'title',
      title: 'Heading',
      type: 'string',
      description: 'Above the text. May be left empty.',
    }),
    defineField({
      name: 'text',
      title: 'Text',
      type: 'richText',
      description: 'The text of the section.',
      validation: (rule) => rule.required().min(1).error('Write the text, or remove the section.'),
    }),
  ],
  preview: {
    select: { title: 'title', text: 'text' },
    prepare: ({ title, text }) => ({
      title: title ?? text?.[0]?.children?.[0]?.text ?? 'Empty text',
      subtitle: 'Text',
      media: BlockContentIcon,
    }),
  },
})
