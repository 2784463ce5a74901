import { defineField, defineType } from 'sanity'
import { checkHealthClaims } from '../validation/health-claims.ts'

export const ingredient = defineType({
  name: 'ingredient',
  title: 'Ingredient',
  type: 'object',
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      description: 'What readers call it: “Magnesium glycinate”.',
      validation: (rule) => rule.required().error('Name the ingredient.'),
    }),
    defineField({
      name: 'form',
      title: 'Form',
      type: 'string',
      description: 'The form or origin: “bound to glycine”, “from lichen”.',
    }),
    defineField({
      name: 'purpose',
      title: 'What it does',
      type: 'text',
      rows: 2,
      description: 'One plain sentence on why it is in the product, hedged as the evidence is.',
      validation: (rule) => rule.custom((text) => checkHealthClaims(text)).warning(),
    }),
  ],
  preview: { select: { title: 'name', subtitle: 'form' } },
})
