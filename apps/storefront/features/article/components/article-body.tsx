import { PortableText, type PortableTextComponents } from '@portabletext/react'
import type { BodyView } from '@vitrine/content/views/body'
import type { CitationMarks } from '@vitrine/content/views/citation-marks'
import type { HeadingView } from '@vitrine/content/views/headings'
import { ProductCard } from '@/features/product/components/product-card'
import { ProductComparison } from '@/features/product/components/product-comparison'
import { FaqList } from '@/ui/faq-list'
import { textComponents } from '@/ui/text-components'
import { ArticleFigure } from './article-figure'
import { ArticleHeading } from './article-heading'
import { Callout } from './callout'
import { CitationMarkLink } from './citation-mark-link'

interface ArticleBodyProps {
  readonly body: BodyView
  readonly headings: readonly HeadingView[]
  readonly marks: CitationMarks
  /** ISO 4217 code of the prices in its product cards. */
  readonly currency: string
}

/** The text of an article with all that stands in it. */
export function ArticleBody({ body, headings, marks, currency }: ArticleBodyProps) {
  const anchors = new Map(headings.map(({ blockKey, anchor }) => [blockKey, anchor]))
  const components: PortableTextComponents = {
    ...textComponents,
    block: {
      normal: ({ children }) => <p>{children}</p>,
      blockquote: ({ children }) => <blockquote>{children}</blockquote>,
      h2: ({ value, children }) => (
        <ArticleHeading level={2} anchor={anchors.get(value._key ?? '')}>
          {children}
        </ArticleHeading>
      ),
      h3: ({ value, children }) => (
        <ArticleHeading level={3} anchor={anchors.get(value._key ?? '')}>
          {children}
        </ArticleHeading>
      ),
      h4: ({ value, children }) => (
        <ArticleHeading level={4} anchor={anchors.get(value._key ?? '')}>
          {children}
        </ArticleHeading>
      ),
    },
    types: {
      citationMark: ({ value }) => {
        const mark = marks.byObject.get(value)
        return mark ? <CitationMarkLink mark={mark} /> : null
      },
      figure: ({ value }) => <ArticleFigure figure={value} />,
      callout: ({ value }) => <Callout callout={value} />,
      productCard: ({ value }) => (
        <ProductCard product={value.product} note={value.note} currency={currency} />
      ),
      productComparison: ({ value }) => (
        <ProductComparison title={value.title} products={value.products} currency={currency} />
      ),
      faq: ({ value }) => (
        <section className="prose-block">
          {value.title && <h2 className="mb-5">{value.title}</h2>}
          <FaqList items={value.items} />
        </section>
      ),
    },
  }
  return (
    <div className="prose">
      <PortableText value={body} components={components} onMissingComponent={false} />
    </div>
  )
}
