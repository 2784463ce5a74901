import { BasketIcon } from '@sanity/icons/Basket'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { prepareProduct, productSelection } from '../../previews/product-preview.ts'

const selection: Record<string, string> = { ...productSelection('product'), note: 'note' }

export const productCard = defineType({
  name: 'productCard',
  title: 'Product card',
  type: 'object',
  icon: BasketIcon,
  description: 'A product, with its picture, price and stock as they are when the page is read.',
  fields: [
    defineField({
      name: 'product',
      title: 'Product',
      type: 'reference',
      description:
        'The product to show. Its name, price and stock always come from the product itself.',
      to: [defineArrayMember({ type: 'product' })],
      validation: (rule) => rule.required().error('Choose the product, or remove the card.'),
    }),
    defineField({
      name: 'note',
      title: 'Note',
      type: 'string',
      description: 'A line of yours under the product’s name: why it is here. May be left empty.',
      validation: (rule) =>
        rule.max(140).warning('Notes longer than two lines push the price out of sight.'),
    }),
  ],
  preview: {
    select: selection,
    prepare: (selected) => {
      const { subtitle, title } = prepareProduct(selected, selected.note)
      return {
        title: selected.name ? title : 'No product chosen yet',
        subtitle,
        media: selected.media ?? BasketIcon,
      }
    },
  },
})
