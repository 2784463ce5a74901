import type { Pagination } from '@vitrine/content/routes/pagination'
import Link from 'next/link'
import { t } from '@/locale/messages'

/** Older and newer pages of an index; nothing when there is one page. */
export function PaginationNav({ pagination, label }: { pagination: Pagination; label: string }) {
  const { page, pages, previousHref, nextHref } = pagination
  if (pages < 2) return null
  return (
    <nav
      aria-label={label}
      className="mt-16 grid grid-cols-[1fr_auto_1fr] items-baseline gap-4 border-rule border-t pt-6"
    >
      {previousHref ? (
        <Link href={previousHref} rel="prev" className="text-link justify-self-start">
          {t('pagination.previous')}
        </Link>
      ) : (
        <span />
      )}
      <p className="figures-table text-small text-soft">
        {t('pagination.position', { page, pages })}
      </p>
      {nextHref ? (
        <Link href={nextHref} rel="next" className="text-link justify-self-end">
          {t('pagination.next')}
        </Link>
      ) : (
        <span />
      )}
    </nav>
  )
}
