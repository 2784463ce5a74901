import { defineField } from 'sanity'
import { checkSlug, slugify } from '../validation/slug.ts'

/** The address of a document, made from the field named `source`. Uniqueness within the type is the Studio's own check. */
export function slugField({
  source,
  prefix,
  reserved = [],
}: {
  source: string
  /** The path before the slug; none for documents without a page of their own. */
  prefix?: string
  reserved?: readonly string[]
}) {
  return defineField({
    name: 'slug',
    title: 'Address',
    type: 'slug',
    group: 'content',
    description: prefix
      ? `The last part of the page’s address, after ${prefix}. Changing it later breaks links that others have made, so add a redirect when you do.`
      : 'A short name for addresses and data, such as “sleep”. Press “Generate” and leave it be.',
    options: { source, slugify },
    validation: (rule) => rule.custom((slug) => checkSlug(slug?.current, reserved)),
  })
}
