import { defineArrayMember, defineField, defineType } from 'sanity'

export const supplementFacts = defineType({
  name: 'supplementFacts',
  title: 'Supplement facts',
  type: 'object',
  options: { collapsible: true, collapsed: false },
  fieldsets: [{ name: 'servings', title: 'Servings', options: { columns: 2 } }],
  fields: [
    defineField({
      name: 'servingSize',
      fieldset: 'servings',
      title: 'Serving size',
      type: 'string',
      description: 'As on the label: “2 capsules (1.6 g)”.',
    }),
    defineField({
      name: 'servingsPerContainer',
      fieldset: 'servings',
      title: 'Servings in a container',
      type: 'number',
      description: 'How many servings a container holds.',
      validation: (rule) => rule.positive().integer().error('A whole number above zero.'),
    }),
    defineField({
      name: 'rows',
      title: 'Nutrients',
      type: 'array',
      description: 'One row for each nutrient of a serving, in the order of the label.',
      of: [defineArrayMember({ type: 'nutrientRow' })],
    }),
  ],
})
