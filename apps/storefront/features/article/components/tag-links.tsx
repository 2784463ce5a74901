import { tagHref } from '@vitrine/content/routes/href-for'
import Link from 'next/link'
import { t } from '@/locale/messages'

/** The tags of an article, each leading to all posts that bear it. */
export function TagLinks({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null
  return (
    <nav aria-label={t('article.tags')} className="no-print mt-12">
      <ul className="flex flex-wrap gap-2">
        {tags.map((tag) => (
          <li key={tag}>
            <Link
              href={tagHref(tag)}
              className="inline-block rounded-full border border-rule px-3.5 py-1.5 text-small hover:border-green hover:text-green"
            >
              {tag}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
