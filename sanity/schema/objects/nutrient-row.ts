import { defineField, defineType } from 'sanity'

export const nutrientRow = defineType({
  name: 'nutrientRow',
  title: 'Nutrient',
  type: 'object',
  options: { columns: 2 },
  fields: [
    defineField({
      name: 'nutrient',
      title: 'Nutrient',
      type: 'string',
      description: 'As on the label: “Magnesium (as glycinate)”.',
      validation: (rule) => rule.required().error('Name the nutrient.'),
    }),
    defineField({
      name: 'amount',
      title: 'Amount',
      type: 'number',
      description: 'How much of it a serving holds.',
      validation: (rule) => [
        rule.required().error('Give the amount of a serving.'),
        rule.min(0).error('An amount is zero or more.'),
      ],
    }),
    defineField({
      name: 'unit',
      title: 'Unit',
      type: 'string',
      description: 'The unit of the amount: mg, µg, g, IU, kcal, CFU.',
      validation: (rule) => rule.required().error('Give the unit, such as mg.'),
    }),
    defineField({
      name: 'dailyValue',
      title: 'Percent of daily value',
      type: 'number',
      description: 'A number without the percent sign. Leave empty where none is established.',
      validation: (rule) => rule.min(0).error('A percentage is zero or more.'),
    }),
  ],
  preview: {
    select: { nutrient: 'nutrient', amount: 'amount', unit: 'unit', dailyValue: 'dailyValue' },
    prepare: ({ nutrient, amount, unit, dailyValue }) => ({
      title: nutrient ?? 'Unnamed nutrient',
      subtitle: [
        amount === undefined ? undefined : [amount, unit].filter(Boolean).join(' '),
        dailyValue === undefined ? undefined : `${dailyValue} % of the daily value`,
      ]
        .filter(Boolean)
        .join(' · '),
    }),
  },
})
