import 'server-only'
import { type Pagination, POSTS_PER_PAGE, paginate } from '@vitrine/content/routes/pagination'
import type { AuthorPageView, CategoryPageView, TagPageView } from '@vitrine/content/views/archives'
import { cachedContent } from './cached-content'
import { requests } from './requests'

/** What an archive shows, and the place of the page in it. */
export interface ArchivePage<View> {
  readonly archive: View & { readonly href: string }
  readonly pagination: Pagination
}

/** One page of the posts in a category; null when there is no such category or page. */
export async function loadCategory(
  slug: string,
  page: number,
): Promise<ArchivePage<CategoryPageView> | null> {
  'use cache'
  return inPages(await cachedContent(requests.category(slug, page)), page)
}

/** One page of the posts by a person; null when there is no such person or page. */
export async function loadAuthor(
  slug: string,
  page: number,
): Promise<ArchivePage<AuthorPageView> | null> {
  'use cache'
  return inPages(await cachedContent(requests.author(slug, page)), page)
}

/** One page of the posts that bear a tag; null when none does, or when there is no such page. */
export async function loadTag(
  slug: string,
  page: number,
): Promise<ArchivePage<TagPageView> | null> {
  'use cache'
  return inPages(await cachedContent(requests.tag(slug, page)), page)
}

function inPages<View extends { href: string | null; total: number }>(
  archive: View | null,
  page: number,
): ArchivePage<View> | null {
  const href = archive?.href
  if (!archive || !href) return null
  const pagination = paginate(href, page, archive.total, POSTS_PER_PAGE)
  return pagination && { archive: { ...archive, href }, pagination }
}
