import { TagIcon } from '@sanity/icons/Tag'
import { defineField, defineType } from 'sanity'
import { formatAmount } from '../price.ts'
import { shopCurrency } from '../shop-currency.ts'
import { STOCK_STATES, stockTitle } from '../stock.ts'
import { checkCompareAtPrice, checkSku } from '../validation/variants.ts'

export const variant = defineType({
  name: 'variant',
  title: 'Variant',
  type: 'object',
  icon: TagIcon,
  fieldsets: [
    { name: 'identity', title: 'Variant', options: { columns: 2 } },
    { name: 'pricing', title: 'Price', options: { columns: 2 } },
  ],
  fields: [
    defineField({
      name: 'name',
      fieldset: 'identity',
      title: 'Name',
      type: 'string',
      description: 'What tells it from the others: “120 capsules”, “250 ml”.',
      validation: (rule) => rule.required().error('Name the variant, such as “120 capsules”.'),
    }),
    defineField({
      name: 'sku',
      fieldset: 'identity',
      title: 'SKU',
      type: 'string',
      description:
        'The stock-keeping number used in the warehouse and in reports. Each variant has its own.',
      validation: (rule) => [
        rule.required().error('Give the stock number.'),
        rule.custom((sku) => checkSku(sku)),
      ],
    }),
    defineField({
      name: 'price',
      fieldset: 'pricing',
      title: 'Price',
      type: 'number',
      description:
        'What the shopper pays, tax included, in the currency of the settings: 24 or 24.50.',
      validation: (rule) => [
        rule.required().error('Give the price.'),
        rule.min(0).error('A price is zero or more.'),
        rule.precision(2).error('Two digits after the point at most.'),
      ],
    }),
    defineField({
      name: 'compareAtPrice',
      fieldset: 'pricing',
      title: 'Earlier price',
      type: 'number',
      description:
        'Shown struck out beside the price while there is an offer. Leave empty when there is none.',
      validation: (rule) => [
        rule.precision(2).error('Two digits after the point at most.'),
        rule.custom((value, { parent }) => checkCompareAtPrice(value, parent)),
      ],
    }),
    defineField({
      name: 'stock',
      title: 'Stock',
      type: 'string',
      description: 'Shown on the product page and on every product card in the journal.',
      options: { list: [...STOCK_STATES], layout: 'radio', direction: 'horizontal' },
      initialValue: 'inStock',
      validation: (rule) => rule.required().error('Say whether it can be bought now.'),
    }),
  ],
  preview: {
    select: { name: 'name', sku: 'sku', price: 'price', stock: 'stock' },
    prepare: ({ name, sku, price, stock }) => ({
      title: name ?? 'Unnamed variant',
      subtitle: [formatAmount(price, shopCurrency()), stockTitle(stock), sku]
        .filter(Boolean)
        .join(' · '),
      media: TagIcon,
    }),
  },
})
