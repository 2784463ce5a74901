import { withKeys } from '../portable-text/keys.ts'
import { type DemoDocument, slugField } from './document.ts'
import { documentId } from './reference.ts'
import type { Section } from './sections.ts'

/** A page made of sections. */
export function page(
  slug: string,
  title: string,
  description: string,
  sections: readonly Section[],
): DemoDocument {
  return {
    _id: documentId('page', slug),
    _type: 'page',
    title,
    slug: slugField(slug),
    sections: withKeys(sections),
    seo: { _type: 'seo', description },
  }
}
