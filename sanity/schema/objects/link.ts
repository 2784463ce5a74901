import { LinkIcon } from '@sanity/icons/Link'
import { defineField, defineType } from 'sanity'
import { checkLink } from '../validation/link.ts'

export const link = defineType({
  name: 'link',
  title: 'Link to another site',
  type: 'object',
  icon: LinkIcon,
  fields: [
    defineField({
      name: 'href',
      title: 'Address',
      type: 'url',
      description:
        'Where the link goes: https://… or mailto:… To link to something of our own, use “Link to our page” instead, which survives a change of address.',
      validation: (rule) => [
        rule.required().error('Give the address the link goes to.'),
        rule.uri({ scheme: ['http', 'https', 'mailto'] }).custom((href) => checkLink(href)),
      ],
    }),
  ],
})
