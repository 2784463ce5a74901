import type { ProductPageView } from '@vitrine/content/views/product-page'
import type { SettingsView } from '@vitrine/content/views/settings'
import Link from 'next/link'
import { ShareLinks } from '@/features/share/components/share-links'
import { t } from '@/locale/messages'
import { FaqList } from '@/ui/faq-list'
import { RichText } from '@/ui/rich-text'
import { BuyPanel } from './buy-panel'
import { IngredientList } from './ingredient-list'
import { ProductGallery } from './product-gallery'
import { ProductSection } from './product-section'
import { ReadAboutIt } from './read-about-it'
import { SupplementFacts } from './supplement-facts'

interface ProductPageProps {
  readonly product: ProductPageView
  readonly settings: SettingsView
}

/** A product: what it looks like, costs and holds, and what the journal says of it. */
export function ProductPage({ product, settings }: ProductPageProps) {
  const facts = product.supplementFacts
  const kicker = [product.brand, ...product.categories.map((category) => category.title)]
  return (
    <article className="pt-6 md:pt-10">
      <div className="page-width">
        <nav aria-label={t('product.breadcrumb')} className="no-print text-small text-soft">
          <Link href="/products" className="title-link py-1">
            {t('shop.heading')}
          </Link>
        </nav>
        <div className="mt-4 grid grid-cols-1 gap-x-[min(3.5rem,6vw)] gap-y-6 md:grid-cols-12 md:grid-rows-[auto_1fr] md:gap-y-8 lg:gap-x-[min(5rem,6vw)]">
          <header className="md:col-span-5 md:col-start-8">
            <p className="kicker text-clay">{kicker.filter(Boolean).join(' · ')}</p>
            <h1 className="mt-3 text-title">{product.name}</h1>
            {product.tagline && (
              <p className="mt-4 font-text text-lede text-soft">{product.tagline}</p>
            )}
          </header>
          <div className="min-w-0 md:col-span-7 md:col-start-1 md:row-span-2 md:row-start-1">
            <ProductGallery images={product.gallery} />
          </div>
          <div className="md:col-span-5 md:col-start-8">
            <div className="md:sticky md:top-8">
              <BuyPanel product={product} currency={settings.currency} />
              <ShareLinks href={product.href} title={product.name} />
              {settings.productDisclosure && (
                <p className="mt-6 border-rule border-t pt-4 text-fine text-soft">
                  {settings.productDisclosure}
                </p>
              )}
            </div>
          </div>
        </div>
      </div>

      <div className="below-fold page-width mt-16 md:mt-28">
        <div className="grid grid-cols-1 gap-x-[min(3.5rem,6vw)] gap-y-14 lg:grid-cols-12 lg:gap-x-[min(5rem,6vw)]">
          <div className="space-y-14 lg:col-span-7">
            {product.description.length > 0 && (
              <ProductSection title={t('product.about')}>
                <RichText value={product.description} className="measure" />
              </ProductSection>
            )}
            {product.ingredients.length > 0 && (
              <ProductSection title={t('product.ingredients')}>
                <IngredientList ingredients={product.ingredients} />
              </ProductSection>
            )}
          </div>
          <div className="space-y-12 lg:col-span-5">
            {facts && facts.rows.length > 0 && (
              <div className="max-w-[30rem]">
                <SupplementFacts facts={facts} />
                {settings.disclaimer && (
                  <p className="mt-3 text-fine text-soft">{settings.disclaimer}</p>
                )}
              </div>
            )}
            {product.directions && (
              <ProductSection title={t('product.directions')} minor>
                <p className="measure whitespace-pre-line font-text leading-7">
                  {product.directions}
                </p>
              </ProductSection>
            )}
            {product.warnings && (
              <ProductSection title={t('product.warnings')} minor>
                <p className="measure whitespace-pre-line border-clay border-s-2 ps-4 font-text leading-7">
                  {product.warnings}
                </p>
              </ProductSection>
            )}
          </div>
        </div>
      </div>

      {product.faq.length > 0 && (
        <div className="below-fold page-width mt-14 grid grid-cols-1 gap-x-[min(3.5rem,6vw)] md:mt-20 lg:grid-cols-12 lg:gap-x-[min(5rem,6vw)]">
          <div className="lg:col-span-7">
            <ProductSection title={t('product.faq')}>
              <FaqList items={product.faq} />
            </ProductSection>
          </div>
        </div>
      )}

      {product.mentions.length > 0 && <ReadAboutIt posts={product.mentions} />}
    </article>
  )
}
