import { HelpCircleIcon } from '@sanity/icons/HelpCircle'
import { defineField, defineType } from 'sanity'
import { checkHealthClaims } from '../validation/health-claims.ts'

export const faqItem = defineType({
  name: 'faqItem',
  title: 'Question',
  type: 'object',
  icon: HelpCircleIcon,
  fields: [
    defineField({
      name: 'question',
      title: 'Question',
      type: 'string',
      description: 'In the words of someone who asks it.',
      validation: (rule) => rule.required().error('Write the question.'),
    }),
    defineField({
      name: 'answer',
      title: 'Answer',
      type: 'text',
      rows: 4,
      description: 'Plain text. Answer in the first sentence; explain after it.',
      validation: (rule) => [
        rule.required().error('Write the answer.'),
        rule.custom((text) => checkHealthClaims(text)).warning(),
      ],
    }),
  ],
  preview: { select: { title: 'question', subtitle: 'answer' } },
})
