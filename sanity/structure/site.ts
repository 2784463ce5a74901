import { CogIcon } from '@sanity/icons/Cog'
import { DocumentsIcon } from '@sanity/icons/Documents'
import { HomeIcon } from '@sanity/icons/Home'
import { TransferIcon } from '@sanity/icons/Transfer'
import type { ComponentType } from 'react'
import type { StructureBuilder } from 'sanity/structure'

function singleton(S: StructureBuilder, type: string, title: string, icon: ComponentType) {
  return S.listItem()
    .id(type)
    .title(title)
    .icon(icon)
    .schemaType(type)
    .child(S.document().id(type).schemaType(type).documentId(type).title(title))
}

/** What surrounds the journal and the shop. */
export function site(S: StructureBuilder) {
  return [
    singleton(S, 'home', 'Home page', HomeIcon),
    singleton(S, 'settings', 'Settings', CogIcon),
    S.documentTypeListItem('page').title('Pages').icon(DocumentsIcon),
    S.documentTypeListItem('redirect').title('Redirects').icon(TransferIcon),
  ]
}
