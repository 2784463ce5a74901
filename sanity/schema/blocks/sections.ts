import { defineArrayMember, defineType } from 'sanity'
import { hero } from './hero.ts'
import { postGrid } from './post-grid.ts'
import { productGrid } from './product-grid.ts'
import { richTextSection } from './rich-text-section.ts'

export const sections = defineType({
  name: 'sections',
  title: 'Sections',
  type: 'array',
  of: [
    defineArrayMember({ type: hero.name }),
    defineArrayMember({ type: richTextSection.name }),
    defineArrayMember({ type: productGrid.name }),
    defineArrayMember({ type: postGrid.name }),
  ],
})
