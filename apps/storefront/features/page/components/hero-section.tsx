import type { HeroView } from '@vitrine/content/views/sections'
import { Picture } from '@/ui/picture'
import { SmartLink } from '@/ui/smart-link'

interface HeroSectionProps {
  readonly hero: HeroView
  /** The heading of the whole page rather than of a part. */
  readonly opens: boolean
}

/** Large words with a picture beside them. */
export function HeroSection({ hero, opens }: HeroSectionProps) {
  const Heading = opens ? 'h1' : 'h2'
  return (
    <section className="page-width grid gap-x-12 gap-y-8 md:grid-cols-12 md:items-end">
      <div className={hero.image ? 'md:col-span-6' : 'md:col-span-9'}>
        {hero.title && (
          <Heading className={opens ? 'text-display' : 'text-title'}>{hero.title}</Heading>
        )}
        {hero.text && (
          <p className="mt-7 max-w-[34rem] whitespace-pre-line font-text text-lede text-soft">
            {hero.text}
          </p>
        )}
        {hero.link && (
          <p className="mt-8">
            <SmartLink href={hero.link.href} className="button">
              {hero.link.label}
            </SmartLink>
          </p>
        )}
      </div>
      {hero.image && (
        <div className="md:col-span-6">
          <Picture
            image={hero.image}
            ratio={5 / 4}
            widths={[480, 720, 960, 1280]}
            sizes="(width >= 82rem) 38rem, (width >= 48rem) 46vw, 92vw"
            priority={opens}
          />
        </div>
      )}
    </section>
  )
}
