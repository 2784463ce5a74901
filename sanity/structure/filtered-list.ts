import { API_VERSION } from '@vitrine/content/source/content-client'
import type { ComponentType } from 'react'
import type { SortOrderingItem } from 'sanity'
import type { StructureBuilder } from 'sanity/structure'

/** A list of documents of one type that a filter narrows, as an entry of a menu. */
export function filteredList(
  S: StructureBuilder,
  {
    id,
    title,
    icon,
    type,
    filter,
    params = {},
    ordering,
    canCreate = true,
  }: {
    id: string
    title: string
    icon: ComponentType
    type: string
    filter: string
    params?: Record<string, unknown>
    ordering: SortOrderingItem[]
    /** Whether its menu offers a new document. */
    canCreate?: boolean
  },
) {
  return S.listItem()
    .id(id)
    .title(title)
    .icon(icon)
    .child(
      S.documentList()
        .id(id)
        .title(title)
        .apiVersion(API_VERSION)
        .schemaType(type)
        .filter(`_type == $type && (${filter})`)
        .params({ type, ...params })
        .defaultOrdering(ordering)
        .initialValueTemplates(canCreate ? [S.initialValueTemplateItem(type)] : []),
    )
}
