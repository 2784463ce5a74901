import type { ReactNode } from 'react'
import { Sprig } from './sprig'

interface EmptyStateProps {
  readonly title: string
  readonly children: ReactNode
  /** Links or buttons that lead on. */
  readonly actions?: ReactNode
}

/** A place with nothing to show yet, said kindly. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="border-rule border-y py-16 text-center md:py-24">
      <Sprig className="mx-auto mb-6 h-14 text-green" />
      <h2 className="text-section">{title}</h2>
      <div className="mx-auto mt-3 max-w-[34rem] text-soft">{children}</div>
      {actions && <div className="mt-8 flex flex-wrap justify-center gap-4">{actions}</div>}
    </div>
  )
}
