import type { ReactNode } from 'react'

/** An empty address is that of the page asked for, with its query, which a form would drop. */
const SAME_PAGE = ''

/** Asks again for the page in whose place another is shown. Needs no scripts. */
export function RetryLink({ children }: { children: ReactNode }) {
  return (
    <a href={SAME_PAGE} className="button">
      {children}
    </a>
  )
}
