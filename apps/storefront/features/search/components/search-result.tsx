import type { SearchResultView } from '@vitrine/content/views/search'
import { PostByline } from '@/features/posts/components/post-byline'
import { PostKicker } from '@/features/posts/components/post-kicker'
import { t } from '@/locale/messages'
import { ListRow } from '@/ui/list-row'
import { OfferLine } from '@/ui/offer-line'
import { FoundText } from './found-text'

interface SearchResultProps {
  readonly result: SearchResultView
  readonly currency: string
}

/** A post or product that was found: what kind it is, where the words stand, and what one needs to know first. */
export function SearchResult({ result, currency }: SearchResultProps) {
  const found = {
    title: <FoundText segments={result.title} />,
    headingLevel: 2,
    text: result.passage && <FoundText segments={result.passage} />,
    textClass: 'line-clamp-4 max-w-[42rem]',
  } as const
  if (result.kind === 'post') {
    const { href, categories, coverImage } = result.post
    return (
      <ListRow
        {...found}
        href={href}
        kicker={<PostKicker categories={categories} />}
        line={<PostByline post={result.post} />}
        image={coverImage}
      />
    )
  }
  const { href, offer, image } = result.product
  return (
    <ListRow
      {...found}
      href={href}
      kicker={<p className="kicker text-green">{t('search.product')}</p>}
      line={
        offer && <OfferLine offer={offer} currency={currency} priceSize="" className="text-small" />
      }
      image={image}
    />
  )
}
