import { ClipboardIcon } from '@sanity/icons/Clipboard'
import { PackageIcon } from '@sanity/icons/Package'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { altField } from '../fields/alt-field.ts'
import { commerceGroup, contentGroup, seoField, seoGroup } from '../fields/groups.ts'
import { slugField } from '../fields/slug-field.ts'
import { prepareProduct, productSelection } from '../previews/product-preview.ts'
import { checkHealthClaims } from '../validation/health-claims.ts'
import { plainText } from '../validation/portable-text.ts'
import { checkVariants } from '../validation/variants.ts'

export const product = defineType({
  name: 'product',
  title: 'Product',
  type: 'document',
  icon: PackageIcon,
  description: 'Something the shop sells.',
  groups: [
    contentGroup,
    commerceGroup,
    { name: 'label', title: 'Label', icon: ClipboardIcon },
    seoGroup,
  ],
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      group: 'content',
      description: 'What the product is called, without the brand: “Magnesium Complex”.',
      validation: (rule) => rule.required().error('A product needs a name.'),
    }),
    slugField({ source: 'name', prefix: '/products/' }),
    defineField({
      name: 'brand',
      title: 'Brand',
      type: 'string',
      group: 'content',
      description: 'Who makes it. Shown above the name, and told to search engines.',
    }),
    defineField({
      name: 'tagline',
      title: 'Tagline',
      type: 'string',
      group: 'content',
      description: 'One line under the name, on the page and on cards: what it is and for whom.',
      validation: (rule) => [
        rule.max(120).warning('Cards show about 120 characters.'),
        rule.custom((text) => checkHealthClaims(text)).warning(),
      ],
    }),
    defineField({
      name: 'gallery',
      title: 'Pictures',
      type: 'array',
      group: 'content',
      description:
        'The first is the main picture, on cards and in lists. Upright or square, at least 1200 pixels wide.',
      of: [
        defineArrayMember({
          type: 'image',
          options: { hotspot: true },
          fields: [altField],
          validation: (rule) =>
            rule.assetRequired().error('Choose a picture, or remove the entry.'),
        }),
      ],
      options: { layout: 'grid' },
      validation: (rule) => rule.required().min(1).error('Add at least one picture.'),
    }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'richText',
      group: 'content',
      description: 'What it is, how it is made and what it is for. Plain words; no promises.',
      validation: (rule) => rule.custom((blocks) => checkHealthClaims(plainText(blocks))).warning(),
    }),
    defineField({
      name: 'categories',
      title: 'Categories',
      type: 'array',
      group: 'content',
      description: 'The same categories as the journal’s. They join products to articles.',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'category' }] })],
      validation: (rule) => rule.unique().error('The same category is chosen twice.'),
    }),
    defineField({
      name: 'faq',
      title: 'Questions and answers',
      type: 'array',
      group: 'content',
      description: 'What shoppers ask before they buy.',
      of: [defineArrayMember({ type: 'faqItem' })],
    }),
    defineField({
      name: 'variants',
      title: 'Variants',
      type: 'array',
      group: 'commerce',
      description:
        'The sizes or kinds it is sold in, each with its price and stock. The first is chosen to begin with. A product of one kind has one variant.',
      of: [defineArrayMember({ type: 'variant' })],
      validation: (rule) => rule.custom((variants) => checkVariants(variants)),
    }),
    defineField({
      name: 'purchase',
      title: 'How to buy',
      type: 'purchase',
      group: 'commerce',
      description: 'What the buy button does.',
      initialValue: { kind: 'external', label: 'Buy now' },
      validation: (rule) => rule.required().error('Say how the product is bought.'),
    }),
    defineField({
      name: 'supplementFacts',
      title: 'Supplement facts',
      type: 'supplementFacts',
      group: 'label',
      description: 'The table on the back of the jar. Leave empty for what is not a supplement.',
    }),
    defineField({
      name: 'ingredients',
      title: 'Ingredients',
      type: 'array',
      group: 'label',
      description: 'What is in it, most first, and what each does.',
      of: [defineArrayMember({ type: 'ingredient' })],
    }),
    defineField({
      name: 'directions',
      title: 'Directions',
      type: 'text',
      rows: 3,
      group: 'label',
      description: 'How to use it, as on the label.',
    }),
    defineField({
      name: 'warnings',
      title: 'Warnings',
      type: 'text',
      rows: 3,
      group: 'label',
      description: 'Who should not use it or should ask a doctor first, and how to keep it.',
    }),
    seoField,
  ],
  orderings: [
    { name: 'name', title: 'Name', by: [{ field: 'name', direction: 'asc' }] },
    {
      name: 'priceAsc',
      title: 'Price, lowest first',
      by: [{ field: 'variants[0].price', direction: 'asc' }],
    },
    {
      name: 'priceDesc',
      title: 'Price, highest first',
      by: [{ field: 'variants[0].price', direction: 'desc' }],
    },
  ],
  preview: {
    select: productSelection(),
    prepare: (selected) => {
      const { subtitle, title } = prepareProduct(selected)
      return { title, subtitle, media: selected.media ?? PackageIcon }
    },
  },
})
