import type { SearchResultView } from '@vitrine/content/views/search'
import Link from 'next/link'
import { PostByline } from '@/features/posts/components/post-byline'
import { PostKicker } from '@/features/posts/components/post-kicker'
import { t } from '@/locale/messages'
import { OfferLine } from '@/ui/offer-line'
import { Picture } from '@/ui/picture'
import { FoundText } from './found-text'

interface SearchResultProps {
  readonly result: SearchResultView
  readonly currency: string
}

/** A post or product that was found: what kind it is, where the words stand, and what one needs to know first. */
export function SearchResult({ result, currency }: SearchResultProps) {
  const [href, image] =
    result.kind === 'post'
      ? [result.post.href, result.post.coverImage]
      : [result.product.href, result.product.image]
  return (
    <article className="relative flex items-start justify-between gap-5 sm:gap-8">
      <div className="min-w-0">
        {result.kind === 'post' ? (
          <PostKicker categories={result.post.categories} />
        ) : (
          <p className="kicker text-green">{t('search.product')}</p>
        )}
        <h2 className="mt-1 text-item">
          <Link href={href} className="card-link">
            <FoundText segments={result.title} />
          </Link>
        </h2>
        {result.passage && (
          <p className="mt-2 line-clamp-4 max-w-[42rem] font-text text-[1.125rem] text-soft leading-7">
            <FoundText segments={result.passage} />
          </p>
        )}
        <div className="mt-2 text-small">
          {result.kind === 'post' ? (
            <PostByline post={result.post} />
          ) : (
            result.product.offer && (
              <OfferLine offer={result.product.offer} currency={currency} priceSize="" />
            )
          )}
        </div>
      </div>
      {image && (
        <div className="w-24 shrink-0 sm:w-40">
          <Picture
            image={image}
            ratio={1}
            widths={[120, 192, 320, 480]}
            sizes="(width >= 36rem) 10rem, 6rem"
            alt=""
          />
        </div>
      )}
    </article>
  )
}
