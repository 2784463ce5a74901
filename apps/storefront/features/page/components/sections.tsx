import type { SectionView } from '@vitrine/content/views/sections'
import { ProductShelf } from '@/features/product/components/product-shelf'
import { t } from '@/locale/messages'
import { RichText } from '@/ui/rich-text'
import { SectionHeading } from '@/ui/section-heading'
import { HeroSection } from './hero-section'
import { PostGrid } from './post-grid'

interface SectionsProps {
  readonly sections: readonly SectionView[]
  readonly currency: string
  /** An opening in first place carries the heading of the page. */
  readonly firstOpensPage?: boolean
}

/** The parts of a page in the order in which an editor put them. */
export function Sections({ sections, currency, firstOpensPage = false }: SectionsProps) {
  return sections.map((section, index) => (
    <div
      key={section._key}
      className={index === 0 && firstOpensPage ? '' : 'below-fold mt-20 md:mt-28'}
    >
      <Section section={section} currency={currency} opens={index === 0 && firstOpensPage} />
    </div>
  ))
}

interface SectionProps {
  readonly section: SectionView
  readonly currency: string
  readonly opens: boolean
}

function Section({ section, currency, opens }: SectionProps) {
  switch (section._type) {
    case 'hero':
      return <HeroSection hero={section} opens={opens} />
    case 'richTextSection':
      return (
        <section className="page-width grid gap-x-12 gap-y-5 md:grid-cols-12">
          {section.title && <h2 className="text-section md:col-span-4">{section.title}</h2>}
          <div className="md:col-span-8 md:col-start-5">
            <RichText value={section.text} className="measure" />
          </div>
        </section>
      )
    case 'productGrid':
      if (section.products.length === 0) return null
      return (
        <section className="page-width overflow-x-clip">
          <SectionHeading title={section.title ?? t('shop.excerpt')} text={section.text} />
          <ProductShelf
            products={section.products}
            currency={currency}
            label={section.title ?? t('shop.excerpt')}
          />
        </section>
      )
    case 'postGrid':
      if (section.posts.length === 0) return null
      return (
        <section className="page-width">
          <SectionHeading title={section.title ?? t('journal.excerpt')} text={section.text} />
          <PostGrid posts={section.posts} />
        </section>
      )
  }
}
