import type { ReactNode } from 'react'
import { Sprig } from './sprig'

interface StatePageProps {
  /** The name of the state, small above the title. */
  readonly kicker: string
  readonly title: string
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** A whole page that says what is the matter and leads on. */
export function StatePage({ kicker, title, children, actions }: StatePageProps) {
  return (
    <div className="page-width grid gap-x-12 gap-y-10 pt-14 md:grid-cols-12 md:items-center md:pt-28">
      <div className="md:col-span-8">
        <p className="kicker text-clay">{kicker}</p>
        <h1 className="mt-3 text-display">{title}</h1>
        <div className="mt-6 max-w-[34rem] font-text text-lede text-soft">{children}</div>
        {actions && <div className="mt-10 flex flex-wrap gap-4">{actions}</div>}
      </div>
      <Sprig className="h-56 w-auto text-rule max-md:hidden md:col-span-4 md:h-80 md:justify-self-center" />
    </div>
  )
}
