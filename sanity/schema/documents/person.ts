import { UserIcon } from '@sanity/icons/User'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { altField } from '../fields/alt-field.ts'
import { contentGroup } from '../fields/groups.ts'
import { slugField } from '../fields/slug-field.ts'

export const person = defineType({
  name: 'person',
  title: 'Person',
  type: 'document',
  icon: UserIcon,
  description: 'Someone who writes or reviews articles.',
  groups: [contentGroup],
  fieldsets: [{ name: 'standing', title: 'Standing', options: { columns: 2 } }],
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      group: 'content',
      description: 'The whole name, as it appears under articles.',
      validation: (rule) => rule.required().error('Give the name.'),
    }),
    slugField({ source: 'name' }),
    defineField({
      name: 'role',
      title: 'Role',
      type: 'string',
      group: 'content',
      fieldset: 'standing',
      description: 'What they do here: “Editor”, “Herbalist in residence”.',
    }),
    defineField({
      name: 'credentials',
      title: 'Credentials',
      type: 'string',
      group: 'content',
      fieldset: 'standing',
      description:
        'Degrees and registrations: “PhD, RDN”. Only people with credentials can review articles.',
    }),
    defineField({
      name: 'portrait',
      title: 'Portrait',
      type: 'image',
      group: 'content',
      description: 'A square portrait, at least 600 pixels wide.',
      options: { hotspot: true },
      fields: [altField],
    }),
    defineField({
      name: 'bio',
      title: 'About',
      type: 'text',
      rows: 4,
      group: 'content',
      description: 'Two or three sentences at the end of their articles.',
      validation: (rule) =>
        rule.max(600).warning('Readers skip what is longer than 600 characters.'),
    }),
    defineField({
      name: 'links',
      title: 'Profiles',
      type: 'array',
      group: 'content',
      description: 'Where else they can be found: a university page, a practice, a network.',
      of: [defineArrayMember({ type: 'profileLink' })],
    }),
  ],
  orderings: [{ name: 'name', title: 'Name', by: [{ field: 'name', direction: 'asc' }] }],
  preview: {
    select: { name: 'name', role: 'role', credentials: 'credentials', media: 'portrait' },
    prepare: ({ name, role, credentials, media }) => ({
      title: [name ?? 'Unnamed person', credentials].filter(Boolean).join(', '),
      subtitle: role ?? 'No role',
      media: media ?? UserIcon,
    }),
  },
})
