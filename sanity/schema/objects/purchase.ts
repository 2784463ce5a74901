import { defineField, defineType } from 'sanity'
import { checkLink } from '../validation/link.ts'

const KINDS = [
  { value: 'external', title: 'In another shop' },
  { value: 'checkout', title: 'In our checkout' },
] as const

export const purchase = defineType({
  name: 'purchase',
  title: 'How to buy',
  type: 'object',
  fields: [
    defineField({
      name: 'kind',
      title: 'Where it is bought',
      type: 'string',
      description:
        'In another shop: the button opens that shop. In our checkout: the button opens the payment page.',
      options: { list: [...KINDS], layout: 'radio' },
      initialValue: 'external',
      validation: (rule) => rule.required().error('Say where the product is bought.'),
    }),
    defineField({
      name: 'label',
      title: 'Words on the button',
      type: 'string',
      description: 'Two or three words: “Buy now”. Empty: the shop’s usual words.',
      validation: (rule) => rule.max(30).warning('A short button is read; a long one is not.'),
    }),
    defineField({
      name: 'url',
      title: 'Address',
      type: 'url',
      description: 'The page that the button opens, beginning with https://',
      validation: (rule) => [
        rule.required().error('Without an address nobody can buy the product.'),
        rule.uri({ scheme: ['http', 'https'] }).custom((url) => checkLink(url)),
      ],
    }),
  ],
})
