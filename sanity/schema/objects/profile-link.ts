import { LinkIcon } from '@sanity/icons/Link'
import { defineField, defineType } from 'sanity'
import { checkLink } from '../validation/link.ts'

export const profileLink = defineType({
  name: 'profileLink',
  title: 'Profile',
  type: 'object',
  icon: LinkIcon,
  fields: [
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'The words readers see: “Instagram”, “University page”.',
      validation: (rule) => rule.required().error('Give the words readers see.'),
    }),
    defineField({
      name: 'url',
      title: 'Address',
      type: 'url',
      description: 'The whole address, beginning with https://, or mailto: for an e-mail address.',
      validation: (rule) => [
        rule.required().error('Give the address.'),
        rule.uri({ scheme: ['http', 'https', 'mailto'] }).custom((url) => checkLink(url)),
      ],
    }),
  ],
  preview: { select: { title: 'label', subtitle: 'url' } },
})
