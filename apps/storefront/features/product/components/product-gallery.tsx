import type { ImageView } from '@vitrine/content/views/image'
import type { ReactNode } from 'react'
import { imageProps } from '@/content/image-props'
import { t } from '@/locale/messages'
import { Picture } from '@/ui/picture'
import { PictureOrWell } from '@/ui/picture-or-well'

const RATIO = 4 / 5
/** In pixels of the file. */
const LARGE = 2_000

/** The main picture large, the others below it; on a phone they slide along. Each leads to itself, whole and large. */
export function ProductGallery({ images }: { images: readonly ImageView[] }) {
  const [main, ...others] = images
  if (!main) return <PictureOrWell image={null} ratio={RATIO} widths={[]} sizes="100vw" />
  return (
    <ul className="gallery">
      <li>
        <Enlarge image={main}>
          <Picture
            image={main}
            ratio={RATIO}
            widths={[240, 360, 480, 720, 960, 1280]}
            sizes="(width >= 64rem) 40rem, (width >= 48rem) 54vw, 78vw"
            priority
          />
        </Enlarge>
      </li>
      {others.map((image) => (
        <li key={image.assetId}>
          <Enlarge image={image}>
            <Picture
              image={image}
              ratio={RATIO}
              widths={[240, 360, 480, 720, 960]}
              sizes="(width >= 64rem) 20rem, (width >= 48rem) 27vw, 78vw"
            />
          </Enlarge>
        </li>
      ))}
    </ul>
  )
}

function Enlarge({ image, children }: { image: ImageView; children: ReactNode }) {
  const { src, alt } = imageProps(image, { widths: [LARGE] })
  return (
    <a href={src} aria-label={t('product.enlarge', { picture: alt })} className="block">
      {children}
    </a>
  )
}
