import type { ComponentType } from 'react'
import { defineArrayMember, defineField, defineType } from 'sanity'

const LIMIT_MAX = 12
const LIMIT_DEFAULT = 4

interface DocumentGrid {
  /** Name of the block: `postGrid`. */
  readonly name: string
  readonly title: string
  readonly description: string
  readonly icon: ComponentType
  /** The type of document that stands in it. */
  readonly documentType: 'post' | 'product'
  /** Name of the field that holds the editor's choice, which is also the word for several of them. */
  readonly choice: 'posts' | 'products'
  /** What it shows when nothing is chosen, as part of a sentence. */
  readonly otherwise: string
}

/** A block that shows documents of one type, chosen by hand or by itself. */
export function documentGrid(grid: DocumentGrid) {
  const { choice, documentType, icon, otherwise } = grid
  const isChosenByHand = ({ parent }: { parent?: Record<string, unknown> }) => {
    const chosen = parent?.[choice]
    return Array.isArray(chosen) && chosen.length > 0
  }
  return defineType({
    name: grid.name,
    title: grid.title,
    type: 'object',
    icon,
    description: grid.description,
    fields: [
      defineField({
        name: 'title',
        title: 'Heading',
        type: 'string',
        description: `Above the ${choice}.`,
      }),
      defineField({
        name: 'text',
        title: 'Text',
        type: 'text',
        rows: 2,
        description: 'A line below the heading. May be left empty.',
      }),
      defineField({
        name: choice,
        title: choice === 'posts' ? 'Posts' : 'Products',
        type: 'array',
        description: `Chosen by hand, in this order. Leave empty to show ${otherwise}.`,
        of: [defineArrayMember({ type: 'reference', to: [{ type: documentType }] })],
        validation: (rule) => [
          rule.unique().error(`The same ${documentType} is chosen twice.`),
          rule.max(LIMIT_MAX).error(`${LIMIT_MAX} at most.`),
        ],
      }),
      defineField({
        name: 'category',
        title: 'Only from the category',
        type: 'reference',
        description: `Used when no ${choice} are chosen by hand. Leave empty to take them from everywhere.`,
        to: [defineArrayMember({ type: 'category' })],
        hidden: isChosenByHand,
      }),
      defineField({
        name: 'limit',
        title: 'How many',
        type: 'number',
        description: `Used when no ${choice} are chosen by hand. From 1 to ${LIMIT_MAX}.`,
        initialValue: LIMIT_DEFAULT,
        hidden: isChosenByHand,
        validation: (rule) =>
          rule.integer().min(1).max(LIMIT_MAX).error(`A whole number from 1 to ${LIMIT_MAX}.`),
      }),
    ],
    preview: {
      select: { title: 'title', chosen: choice, category: 'category.title', limit: 'limit' },
      prepare: ({ title, chosen, category, limit }) => ({
        title: title ?? grid.title,
        subtitle: chosen?.length
          ? `${chosen.length} chosen by hand`
          : `${limit ?? LIMIT_DEFAULT} of ${otherwise}${category ? ` in ${category}` : ''}`,
        media: icon,
      }),
    },
  })
}
