import { withKeys } from '../portable-text/keys.ts'
import { type DemoDocument, slugField } from './document.ts'
import type { PictureField } from './picture.ts'
import { documentId } from './reference.ts'

export type PersonInput = {
  slug: string
  name: string
  role: string
  credentials: string
  portrait: PictureField
  bio: string
  links: readonly { label: string; url: string }[]
}

/** An author or reviewer. */
export function person(input: PersonInput): DemoDocument {
  const { slug, links, ...fields } = input
  return {
    _id: documentId('person', slug),
    _type: 'person',
    slug: slugField(slug),
    ...fields,
    links: withKeys(links.map((link) => ({ _type: 'profileLink', ...link }))),
  }
}
