import type { ReactNode } from 'react'

interface ProductSectionProps {
  readonly title: string
  /** A part beside the others, with a smaller heading. */
  readonly minor?: boolean
  readonly children: ReactNode
}

/** A headed part of a product's page. */
export function ProductSection({ title, minor, children }: ProductSectionProps) {
  return (
    <section>
      <h2 className={minor ? 'mb-3 text-item' : 'mb-5 text-section'}>{title}</h2>
      {children}
    </section>
  )
}
