import { defineArrayMember, defineType } from 'sanity'
import { textBlock } from '../fields/text-block.ts'

export const richText = defineType({
  name: 'richText',
  title: 'Text',
  type: 'array',
  of: [defineArrayMember({ type: 'block', ...textBlock })],
})
