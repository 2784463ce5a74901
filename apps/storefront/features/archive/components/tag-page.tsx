import type { TagPageView } from '@vitrine/content/views/archives'
import type { ArchivePage } from '@/content/load-archives'
import { locale } from '@/locale/locale'
import { t } from '@/locale/messages'
import { ArchiveHeader } from './archive-header'
import { ArchivePosts } from './archive-posts'

/** Every post that bears a tag. */
export function TagPage({ archive, pagination }: ArchivePage<TagPageView>) {
  return (
    <div className="page-width pt-10 md:pt-16">
      <ArchiveHeader kind={t('archive.tag')} title={sentenceCase(archive.tag)} />
      <ArchivePosts posts={archive.posts} pagination={pagination} />
    </div>
  )
}

/** Tags are written small; a heading is not. */
function sentenceCase(tag: string): string {
  const [first = ''] = tag
  return first.toLocaleUpperCase(locale.tag) + tag.slice(first.length)
}
