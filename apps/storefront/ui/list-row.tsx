import type { ImageView } from '@vitrine/content/views/image'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Picture } from './picture'

interface ListRowProps {
  readonly href: string
  /** What kind of thing it is, above its title. */
  readonly kicker: ReactNode
  readonly title: ReactNode
  readonly headingLevel: 2 | 3
  /** Running text, or null where there is none. */
  readonly text: ReactNode
  /** How that is set: its length in lines and its width. */
  readonly textClass: string
  /** What one needs to know last, in a line. */
  readonly line: ReactNode
  readonly image: ImageView | null
}

/** A thing as a line of a list: words first, a small picture at the end. */
export function ListRow({
  href,
  kicker,
  title,
  headingLevel,
  text,
  textClass,
  line,
  image,
}: ListRowProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <article className="relative flex items-start justify-between gap-5 sm:gap-8">
      <div className="min-w-0">
        {kicker}
        <Heading className="mt-1 text-item">
          <Link href={href} className="card-link">
            {title}
          </Link>
        </Heading>
        {text && (
          <p className={`mt-2 font-text text-[1.125rem] text-soft leading-7 ${textClass}`}>
            {text}
          </p>
        )}
        <div className="mt-2">{line}</div>
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
