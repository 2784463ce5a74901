import { type DemoDocument, slugField } from './document.ts'
import { documentId } from './reference.ts'

/** A category of the journal and the shop. */
export function category(slug: string, title: string, description: string): DemoDocument {
  return {
    _id: documentId('category', slug),
    _type: 'category',
    slug: slugField(slug),
    title,
    description,
  }
}
