import { ImageIcon } from '@sanity/icons/Image'
import { defineField, defineType } from 'sanity'
import { altField } from '../fields/alt-field.ts'

export const figure = defineType({
  name: 'figure',
  title: 'Picture',
  type: 'image',
  icon: ImageIcon,
  description: 'A picture in the text, with a caption.',
  options: { hotspot: true },
  fields: [
    altField,
    defineField({
      name: 'caption',
      title: 'Caption',
      type: 'string',
      description:
        'A line under the picture that adds what the picture does not say, and credits it.',
    }),
  ],
  validation: (rule) =>
    rule.required().assetRequired().error('Choose a picture, or remove the block.'),
  preview: {
    select: { caption: 'caption', alt: 'alt', media: 'asset' },
    prepare: ({ caption, alt, media }) => ({
      title: caption ?? alt ?? 'Picture',
      subtitle: caption ? alt : undefined,
      media: media ?? ImageIcon,
    }),
  },
})
