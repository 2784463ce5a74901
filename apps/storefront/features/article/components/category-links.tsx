import type { CategoryView } from '@vitrine/content/views/category'
import { Fragment } from 'react'
import { SmartLink } from '@/ui/smart-link'

/** What an article is about, each leading to all there is about it. */
export function CategoryLinks({ categories }: { categories: readonly CategoryView[] }) {
  if (categories.length === 0) return null
  return (
    <p className="kicker text-clay">
      {categories.map(({ _id, title, href }, index) => (
        <Fragment key={_id}>
          {index > 0 && ' · '}
          <SmartLink href={href} className="inline-block py-1 hover:underline">
            {title}
          </SmartLink>
        </Fragment>
      ))}
    </p>
  )
}
