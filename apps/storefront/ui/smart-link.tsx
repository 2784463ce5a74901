import { safeHref } from '@vitrine/content/routes/safe-href'
import Link from 'next/link'
import type { ComponentProps } from 'react'

export type SmartLinkProps = Omit<ComponentProps<'a'>, 'href'> & { readonly href: string }

/** A link to anywhere an editor may point: ours by the router, others plainly, harmful ones as bare text. */
export function SmartLink({ href, children, ...rest }: SmartLinkProps) {
  const safe = safeHref(href)
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
