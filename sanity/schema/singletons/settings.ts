import { CogIcon } from '@sanity/icons/Cog'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { checkLink } from '../validation/link.ts'
import { checkLength } from '../validation/text-length.ts'

const CURRENCIES = [
  { value: 'EUR', title: 'Euro (EUR)' },
  { value: 'USD', title: 'US dollar (USD)' },
  { value: 'GBP', title: 'Pound sterling (GBP)' },
  { value: 'CHF', title: 'Swiss franc (CHF)' },
  { value: 'CAD', title: 'Canadian dollar (CAD)' },
  { value: 'AUD', title: 'Australian dollar (AUD)' },
  { value: 'JPY', title: 'Japanese yen (JPY)' },
] as const

export const settings = defineType({
  name: 'settings',
  title: 'Settings',
  type: 'document',
  icon: CogIcon,
  description: 'What all pages share: name, menu, footer, notices.',
  groups: [
    { name: 'site', title: 'Site', default: true },
    { name: 'menus', title: 'Menu and footer' },
    { name: 'notices', title: 'Notices' },
  ],
  fields: [
    defineField({
      name: 'title',
      title: 'Name of the site',
      type: 'string',
      group: 'site',
      description: 'In the header, in browser tabs and in search results.',
      validation: (rule) => rule.required().error('Name the site.'),
    }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 2,
      group: 'site',
      description:
        'What the site is, in one sentence. Used where a page has no description of its own.',
      validation: (rule) =>
        rule
          .custom((text) =>
            checkLength(text, { min: 50, max: 160, why: 'Search results show about two lines.' }),
          )
          .warning(),
    }),
    defineField({
      name: 'currency',
      title: 'Currency',
      type: 'string',
      group: 'site',
      description: 'The currency of all prices. Changing it does not convert them.',
      options: { list: [...CURRENCIES] },
      initialValue: 'EUR',
      validation: (rule) => rule.required().error('Choose the currency.'),
    }),
    defineField({
      name: 'social',
      title: 'Social profiles',
      type: 'array',
      group: 'site',
      description: 'Shown in the footer, and told to search engines as ours.',
      of: [defineArrayMember({ type: 'profileLink' })],
    }),
    defineField({
      name: 'navigation',
      title: 'Menu',
      type: 'array',
      group: 'menus',
      description: 'The links in the header, from left to right.',
      of: [defineArrayMember({ type: 'navigationItem' })],
      validation: (rule) => rule.max(6).warning('More than six entries do not fit a tablet.'),
    }),
    defineField({
      name: 'footer',
      title: 'Footer',
      type: 'object',
      group: 'menus',
      description: 'The end of every page.',
      options: { collapsible: true, collapsed: false },
      fields: [
        defineField({
          name: 'text',
          title: 'Text',
          type: 'text',
          rows: 2,
          description: 'A sentence about the house.',
        }),
        defineField({
          name: 'columns',
          title: 'Columns',
          type: 'array',
          description: 'Groups of links, from left to right.',
          of: [defineArrayMember({ type: 'footerColumn' })],
          validation: (rule) => rule.max(4).warning('More than four columns do not fit.'),
        }),
      ],
    }),
    defineField({
      name: 'newsletter',
      title: 'Newsletter',
      type: 'object',
      group: 'notices',
      description:
        'The words around the sign-up form, at the end of each page and each article. The form is there once the site can send mail.',
      options: { collapsible: true, collapsed: true },
      fields: [
        defineField({
          name: 'title',
          title: 'Heading',
          type: 'string',
          description: 'What is on offer, in a few words: “Letters from Mossrow”.',
          validation: (rule) => rule.max(60).warning('Longer headings wrap on a phone.'),
        }),
        defineField({
          name: 'text',
          title: 'Text',
          type: 'text',
          rows: 2,
          description: 'What readers get, and how often, in a sentence.',
          validation: (rule) => rule.max(200).warning('A long text keeps readers from the form.'),
        }),
        defineField({
          name: 'privacy',
          title: 'Privacy',
          type: 'navigationItem',
          description:
            'The page that says what becomes of the addresses, and what the link is called.',
        }),
      ],
    }),
    defineField({
      name: 'announcement',
      title: 'Announcement',
      type: 'object',
      group: 'notices',
      description: 'A line above the header, on every page.',
      options: { collapsible: true, collapsed: false },
      fields: [
        defineField({
          name: 'enabled',
          title: 'Show it',
          type: 'boolean',
          description: 'Off keeps the text for another time.',
          initialValue: false,
        }),
        defineField({
          name: 'text',
          title: 'Text',
          type: 'string',
          description: 'One short sentence: “Free shipping this week”.',
          validation: (rule) => rule.max(120).warning('Longer lines wrap on a phone.'),
        }),
        defineField({
          name: 'link',
          title: 'Link',
          type: 'url',
          description: 'Where the line leads: /products/…, /blog/… or https://… May be left empty.',
          validation: (rule) =>
            rule
              .uri({ scheme: ['http', 'https', 'mailto'], allowRelative: true })
              .custom((href) => checkLink(href, { allowPath: true })),
        }),
      ],
      validation: (rule) =>
        rule.custom((announcement) =>
          announcement?.enabled && !announcement.text
            ? 'Write the announcement, or turn it off.'
            : true,
        ),
    }),
    defineField({
      name: 'disclaimer',
      title: 'Health disclaimer',
      type: 'text',
      rows: 3,
      group: 'notices',
      description: 'At the end of every article and product page: that this is no medical advice.',
      validation: (rule) => rule.required().error('A shop of supplements needs a disclaimer.'),
    }),
    defineField({
      name: 'productDisclosure',
      title: 'Disclosure about products',
      type: 'text',
      rows: 2,
      group: 'notices',
      description:
        'Before the text of articles that lead to products, and on product pages: that we sell, or earn from, what we write about.',
    }),
  ],
  preview: {
    select: { subtitle: 'title' },
    prepare: ({ subtitle }) => ({ title: 'Settings', subtitle, media: CogIcon }),
  },
})
