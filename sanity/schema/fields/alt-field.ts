import { defineField } from 'sanity'
import { checkAltText } from '../validation/alt-text.ts'

function isPicture(value: unknown): value is { asset?: unknown } {
  return typeof value === 'object' && value !== null
}

/** The alternative text inside an image, needed once a picture is set. */
export const altField = defineField({
  name: 'alt',
  title: 'Alternative text',
  type: 'string',
  description:
    'What the picture shows, in a sentence, for people who cannot see it and for search engines. “A brown glass jar of capsules on a linen cloth.”',
  validation: (rule) =>
    rule.custom((alt, { parent }) => checkAltText(alt, isPicture(parent) ? parent : undefined)),
})
