import type { ReactNode } from 'react'

interface ArchiveHeaderProps {
  /** What the posts have in common: a category, a tag, an author. */
  readonly kind: string
  readonly title: string
  readonly children?: ReactNode
}

/** Opens a list of posts by what they have in common. */
export function ArchiveHeader({ kind, title, children }: ArchiveHeaderProps) {
  return (
    <header className="grid gap-x-10 gap-y-5 pb-8 md:grid-cols-12 md:items-end md:pb-12">
      <div className="md:col-span-7">
        <p className="kicker text-clay">{kind}</p>
        <h1 className="mt-3 text-display">{title}</h1>
      </div>
      {children && (
        <div className="max-w-[32rem] font-text text-lede text-soft md:col-span-5">{children}</div>
      )}
    </header>
  )
}
