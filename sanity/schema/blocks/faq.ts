import { HelpCircleIcon } from '@sanity/icons/HelpCircle'
import { defineArrayMember, defineField, defineType } from 'sanity'

export const faq = defineType({
  name: 'faq',
  title: 'Questions and answers',
  type: 'object',
  icon: HelpCircleIcon,
  description: 'A list of questions that open to their answers. Search engines may show them.',
  fields: [
    defineField({
      name: 'title',
      title: 'Heading',
      type: 'string',
      description: 'Above the questions: “Common questions”. May be left empty.',
    }),
    defineField({
      name: 'items',
      title: 'Questions',
      type: 'array',
      description: 'The questions, most asked first.',
      of: [defineArrayMember({ type: 'faqItem' })],
      validation: (rule) => rule.required().min(1).error('Add a question, or remove the block.'),
    }),
  ],
  preview: {
    select: { title: 'title', items: 'items' },
    prepare: ({ title, items }) => {
      const count = Array.isArray(items) ? items.length : 0
      return {
        title: title ?? items?.[0]?.question ?? 'Questions and answers',
        subtitle: count === 1 ? '1 question' : `${count} questions`,
        media: HelpCircleIcon,
      }
    },
  },
})
