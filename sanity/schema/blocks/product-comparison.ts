import { ThListIcon } from '@sanity/icons/ThList'
import { defineArrayMember, defineField, defineType } from 'sanity'

const PRODUCTS_MIN = 2
const PRODUCTS_MAX = 4

export const productComparison = defineType({
  name: 'productComparison',
  title: 'Comparison of products',
  type: 'object',
  icon: ThListIcon,
  description: 'A table that sets two to four products side by side.',
  fields: [
    defineField({
      name: 'title',
      title: 'Heading',
      type: 'string',
      description: 'What is compared: “Three forms of magnesium”. Read out as the table’s name.',
      validation: (rule) => rule.required().error('Give the table a heading.'),
    }),
    defineField({
      name: 'products',
      title: 'Products',
      type: 'array',
      description:
        'Two to four products, one a column. The rows come from the products themselves.',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'product' }] })],
      validation: (rule) => [
        rule
          .required()
          .min(PRODUCTS_MIN)
          .max(PRODUCTS_MAX)
          .error(`Compare ${PRODUCTS_MIN} to ${PRODUCTS_MAX} products.`),
        rule.unique().error('The same product stands in the table twice.'),
      ],
    }),
  ],
  preview: {
    select: {
      title: 'title',
      name0: 'products.0.name',
      name1: 'products.1.name',
      name2: 'products.2.name',
      name3: 'products.3.name',
      media: 'products.0.gallery.0',
    },
    prepare: ({ title, name0, name1, name2, name3, media }) => ({
      title: title ?? 'Comparison of products',
      subtitle:
        [name0, name1, name2, name3].filter(Boolean).join(' · ') || 'No products chosen yet',
      media: media ?? ThListIcon,
    }),
  },
})
