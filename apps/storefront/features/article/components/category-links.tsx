import type { CategoryView } from '@vitrine/content/views/category'
import Link from 'next/link'
import { Fragment } from 'react'

/** What an article is about, each leading to all there is about it. */
export function CategoryLinks({ categories }: { categories: readonly CategoryView[] }) {
  if (categories.length === 0) return null
  return (
    <p className="kicker text-clay">
      {categories.map(({ _id, title, href }, index) => (
        <Fragment key={_id}>
          {index > 0 && ' · '}
          {href ? (
            <Link href={href} className="inline-block py-1 hover:underline">
              {title}
            </Link>
          ) : (
            title
          )}
        </Fragment>
      ))}
    </p>
  )
}
