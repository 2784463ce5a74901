import { ThLargeIcon } from '@sanity/icons/ThLarge'
import { defineArrayMember, defineField, defineType } from 'sanity'

const LIMIT_MAX = 12

export const productGrid = defineType({
  name: 'productGrid',
  title: 'Row of products',
  type: 'object',
  icon: ThLargeIcon,
  description: 'Cards of products, chosen by hand or by category.',
  fields: [
    defineField({
      name: 'title',
      title: 'Heading',
      type: 'string',
      description: 'Above the products.',
    }),
    defineField({
      name: 'text',
      title: 'Text',
      type: 'text',
      rows: 2,
      description: 'A line below the heading. May be left empty.',
    }),
    defineField({
      name: 'products',
      title: 'Products',
      type: 'array',
      description:
        'Chosen by hand, in this order. Leave empty to show the shop’s products by name.',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'product' }] })],
      validation: (rule) => [
        rule.unique().error('The same product is chosen twice.'),
        rule.max(LIMIT_MAX).error(`${LIMIT_MAX} at most.`),
      ],
    }),
    defineField({
      name: 'category',
      title: 'Only from the category',
      type: 'reference',
      description: 'Used when no products are chosen by hand.',
      to: [defineArrayMember({ type: 'category' })],
      hidden: ({ parent }) => Boolean(parent?.products?.length),
    }),
    defineField({
      name: 'limit',
      title: 'How many',
      type: 'number',
      description: 'Used when no products are chosen by hand.',
      initialValue: 4,
      hidden: ({ parent }) => Boolean(parent?.products?.length),
      validation: (rule) =>
        rule.integer().min(1).max(LIMIT_MAX).error(`A whole number from 1 to ${LIMIT_MAX}.`),
    }),
  ],
  preview: {
    select: { title: 'title', products: 'products', category: 'category.title', limit: 'limit' },
    prepare: ({ title, products, category, limit }) => ({
      title: title ?? 'Products',
      subtitle: products?.length
        ? `${products.length} chosen by hand`
        : `${limit ?? 4} ${category ? `from ${category}` : 'picked by the shop'}`,
      media: ThLargeIcon,
    }),
  },
})
