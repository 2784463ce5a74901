import { CalendarIcon } from '@sanity/icons/Calendar'
import { ClockIcon } from '@sanity/icons/Clock'
import { ComposeIcon } from '@sanity/icons/Compose'
import { EditIcon } from '@sanity/icons/Edit'
import { TagIcon } from '@sanity/icons/Tag'
import { UsersIcon } from '@sanity/icons/Users'
import type { SortOrderingItem } from 'sanity'
import type { StructureBuilder } from 'sanity/structure'
import { POST_IN_CATEGORY } from '../studio/initial-values.ts'
import { byCategory } from './by-category.ts'
import { filteredList } from './filtered-list.ts'

const NEWEST_FIRST: SortOrderingItem[] = [{ field: 'publishedAt', direction: 'desc' }]
const SOONEST_FIRST: SortOrderingItem[] = [{ field: 'publishedAt', direction: 'asc' }]
const EDITED_LAST_FIRST: SortOrderingItem[] = [{ field: '_updatedAt', direction: 'desc' }]
const LONGEST_UNREVIEWED: SortOrderingItem[] = [{ field: 'lastReviewedAt', direction: 'asc' }]

/** Everything that is written: posts by their state and category, and who writes them. */
export function journal(S: StructureBuilder) {
  return [
    S.listItem()
      .id('posts')
      .title('Posts')
      .icon(ComposeIcon)
      .schemaType('post')
      .child(S.documentTypeList('post').title('Posts').defaultOrdering(NEWEST_FIRST)),
    byCategory(S, {
      id: 'posts-by-category',
      title: 'Posts by category',
      type: 'post',
      template: POST_IN_CATEGORY,
      ordering: NEWEST_FIRST,
    }),
    filteredList(S, {
      id: 'drafts',
      title: 'Drafts',
      icon: EditIcon,
      type: 'post',
      // The list reads drafts laid over what is published, its listener reads them as stored.
      filter: '_originalId in path("drafts.**") || _id in path("drafts.**")',
      ordering: EDITED_LAST_FIRST,
    }),
    filteredList(S, {
      id: 'scheduled',
      title: 'Scheduled',
      icon: CalendarIcon,
      type: 'post',
      filter: 'publishedAt > now()',
      ordering: SOONEST_FIRST,
    }),
    filteredList(S, {
      id: 'due-for-review',
      title: 'Due for review',
      icon: ClockIcon,
      type: 'post',
      filter:
        'defined(reviewer) && dateTime(lastReviewedAt + "T00:00:00Z") < dateTime(now()) - $year',
      params: { year: 365 * 24 * 60 * 60 },
      ordering: LONGEST_UNREVIEWED,
    }),
    S.documentTypeListItem('person').title('People').icon(UsersIcon),
    S.documentTypeListItem('category').title('Categories').icon(TagIcon),
  ]
}
