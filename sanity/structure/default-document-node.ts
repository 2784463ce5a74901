import { ComposeIcon } from '@sanity/icons/Compose'
import { LinkIcon } from '@sanity/icons/Link'
import type { DefaultDocumentNodeResolver } from 'sanity/structure'
import { UsedIn } from './used-in/used-in.tsx'

const REFERENCED_TYPES: ReadonlySet<string> = new Set([
  'post',
  'product',
  'person',
  'category',
  'page',
])

/** Gives documents that others refer to a second view that lists those others. */
export const defaultDocumentNode: DefaultDocumentNodeResolver = (S, { schemaType }) => {
  const form = S.view.form().icon(ComposeIcon)
  return REFERENCED_TYPES.has(schemaType)
    ? S.document().views([
        form,
        S.view.component(UsedIn).id('used-in').title('Used in').icon(LinkIcon),
      ])
    : S.document().views([form])
}
