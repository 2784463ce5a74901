import { TransferIcon } from '@sanity/icons/Transfer'
import { defineField, defineType } from 'sanity'
import { otherRedirects } from '../fields/other-redirects.ts'
import { checkNoPageThere } from '../fields/page-there.ts'
import {
  checkRedirectChain,
  checkRedirectDestination,
  checkRedirectLoop,
  checkRedirectSource,
} from '../validation/redirect.ts'

export const redirect = defineType({
  name: 'redirect',
  title: 'Redirect',
  type: 'document',
  icon: TransferIcon,
  description: 'Sends readers of an old address to a new one.',
  fields: [
    defineField({
      name: 'source',
      title: 'From',
      type: 'string',
      description: 'The old path on this site, beginning with a slash: /blog/old-title',
      validation: (rule) => [
        rule.required().error('Give the path to lead away from.'),
        rule.custom((source) => checkRedirectSource(source)),
        rule.custom(async (source, context) =>
          checkRedirectLoop(
            { source, destination: String(context.document?.destination ?? '') },
            await otherRedirects(context),
          ),
        ),
        rule.custom((source, context) => checkNoPageThere(source, context)).warning(),
      ],
    }),
    defineField({
      name: 'destination',
      title: 'To',
      type: 'string',
      description: 'The new path on this site, or a whole address beginning with https://',
      validation: (rule) => [
        rule.required().error('Say where it leads.'),
        rule.custom((destination) => checkRedirectDestination(destination)),
        rule
          .custom(async (destination, context) =>
            checkRedirectChain({ destination }, await otherRedirects(context)),
          )
          .warning(),
      ],
    }),
    defineField({
      name: 'permanent',
      title: 'For good',
      type: 'boolean',
      description:
        'On: search engines forget the old address. Off: it may come back, such as after a campaign.',
      initialValue: true,
    }),
  ],
  orderings: [{ name: 'source', title: 'From', by: [{ field: 'source', direction: 'asc' }] }],
  preview: {
    select: { source: 'source', destination: 'destination', permanent: 'permanent' },
    prepare: ({ source, destination, permanent }) => ({
      title: source ?? 'No path yet',
      subtitle: `→ ${destination ?? 'nowhere yet'}${permanent === false ? ' · for now' : ''}`,
    }),
  },
})
