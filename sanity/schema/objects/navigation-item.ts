import { LinkIcon } from '@sanity/icons/Link'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { checkLink } from '../validation/link.ts'
import { checkOneTarget } from '../validation/navigation.ts'

export const navigationItem = defineType({
  name: 'navigationItem',
  title: 'Menu entry',
  type: 'object',
  icon: LinkIcon,
  fields: [
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'The words in the menu or on the button. One or two are best.',
      validation: (rule) => [
        rule.required().error('Give the words of the entry.'),
        rule.max(40).warning('Long entries break onto a second line on a phone.'),
      ],
    }),
    defineField({
      name: 'reference',
      title: 'Our page',
      type: 'reference',
      description: 'The page, post or product it opens. It follows when the address changes.',
      to: [
        defineArrayMember({ type: 'page' }),
        defineArrayMember({ type: 'post' }),
        defineArrayMember({ type: 'product' }),
      ],
    }),
    defineField({
      name: 'href',
      title: 'Or an address',
      type: 'url',
      description:
        'For lists and other sites: /blog, /products or https://… Leave empty when you chose a page above.',
      validation: (rule) =>
        rule
          .uri({ scheme: ['http', 'https', 'mailto'], allowRelative: true })
          .custom((href) => checkLink(href, { allowPath: true })),
    }),
  ],
  validation: (rule) => rule.custom((item) => checkOneTarget(item)),
  preview: {
    select: { label: 'label', href: 'href', page: 'reference.title', product: 'reference.name' },
    prepare: ({ label, href, page, product }) => ({
      title: label ?? 'Unnamed entry',
      subtitle: page ?? product ?? href ?? 'Leads nowhere yet',
      media: LinkIcon,
    }),
  },
})
