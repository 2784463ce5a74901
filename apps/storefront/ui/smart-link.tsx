import { safeHref } from '@vitrine/content/routes/safe-href'
import Link from 'next/link'
import type { ComponentProps } from 'react'

export type SmartLinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  /** Null for what has no page of its own. */
  readonly href: string | null
}

/** A link to anywhere an editor may point: ours by the router, others plainly, harmful ones and none as bare text. */
export function SmartLink({ href, children, ...rest }: SmartLinkProps) {
  const safe = href && safeHref(href)
  if (!safe) return <>{children}</>
  if (safe.startsWith('/')) {
    return (
      <Link href={safe} {...rest}>
        {children}
      </Link>
    )
  }
  const elsewhere = /^https?:/i.test(safe)
  return (
    <a href={safe} {...(elsewhere && { rel: 'noopener' })} {...rest}>
      {children}
    </a>
  )
}
