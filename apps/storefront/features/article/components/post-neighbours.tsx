import type { PostNeighbourView } from '@vitrine/content/views/post-page'
import Link from 'next/link'
import { t } from '@/locale/messages'
import { Picture } from '@/ui/picture'

interface PostNeighboursProps {
  /** The next older post. */
  readonly previous: PostNeighbourView | null
  /** The next newer post. */
  readonly next: PostNeighbourView | null
}

/** The posts published before and after this one. */
export function PostNeighbours({ previous, next }: PostNeighboursProps) {
  if (!previous && !next) return null
  return (
    <nav
      aria-label={t('article.neighbours.label')}
      className="below-fold no-print page-width mt-20 md:mt-28"
    >
      <ul className="grid border-ink border-t md:grid-cols-2">
        {previous && (
          <li className="border-rule border-b py-6 md:pe-10">
            <Neighbour post={previous} rel="prev" label={t('article.neighbours.previous')} />
          </li>
        )}
        {next && (
          <li className="border-rule border-b py-6 md:col-start-2 md:border-s md:ps-10">
            <Neighbour post={next} rel="next" label={t('article.neighbours.next')} />
          </li>
        )}
      </ul>
    </nav>
  )
}

interface NeighbourProps {
  readonly post: PostNeighbourView
  readonly rel: 'prev' | 'next'
  readonly label: string
}

function Neighbour({ post, rel, label }: NeighbourProps) {
  return (
    <div
      className={`relative flex items-center gap-5 ${rel === 'next' ? 'md:flex-row-reverse md:text-end' : ''}`}
    >
      {post.coverImage && (
        <div className="w-28 shrink-0 sm:w-36">
          <Picture
            image={post.coverImage}
            ratio={4 / 3}
            widths={[160, 240, 320, 480]}
            sizes="(width >= 36rem) 9rem, 7rem"
            alt=""
          />
        </div>
      )}
      <Link href={post.href} rel={rel} className="card-link">
        <span className="kicker block text-soft">{label}</span>
        <span className="mt-1 block text-balance font-display text-minor">{post.title}</span>
      </Link>
    </div>
  )
}
