import { TagsIcon } from '@sanity/icons/Tags'
import { API_VERSION } from '@vitrine/content/source/content-client'
import type { SortOrderingItem } from 'sanity'
import type { StructureBuilder } from 'sanity/structure'
import { categoryTitle } from './category-title.ts'

/** Categories that open onto their documents of one type, where a new one starts in the category. */
export function byCategory(
  S: StructureBuilder,
  {
    id,
    title,
    type,
    template,
    ordering,
  }: { id: string; title: string; type: string; template: string; ordering: SortOrderingItem[] },
) {
  return S.listItem()
    .id(id)
    .title(title)
    .icon(TagsIcon)
    .child(
      // Not documentTypeList: the Studio takes any list of just a type for the place where such a
      // document is opened, and a category's own place is the list of categories.
      S.documentList()
        .id(id)
        .title(title)
        .apiVersion(API_VERSION)
        .schemaType('category')
        .filter('_type == "category"')
        .defaultOrdering([{ field: 'title', direction: 'asc' }])
        .canHandleIntent(() => false)
        .initialValueTemplates([])
        .child(async (categoryId, { structureContext }) =>
          S.documentList()
            .id(categoryId)
            .title(await categoryTitle(categoryId, structureContext))
            .apiVersion(API_VERSION)
            .schemaType(type)
            .filter('_type == $type && references($categoryId)')
            .params({ type, categoryId })
            .defaultOrdering(ordering)
            .initialValueTemplates([S.initialValueTemplateItem(template, { categoryId })]),
        ),
    )
}
