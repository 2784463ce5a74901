import type { ImageView } from '@vitrine/content/views/image'
import { Picture } from '@/ui/picture'
import { PictureOrWell } from '@/ui/picture-or-well'

/** The main picture large, the others below it; on a phone they slide along. */
export function ProductGallery({ images }: { images: readonly ImageView[] }) {
  const [main, ...others] = images
  return (
    <ul className="gallery">
      <li>
        <PictureOrWell
          image={main ?? null}
          ratio={4 / 5}
          widths={[480, 720, 960, 1280]}
          sizes="(width >= 64rem) 40rem, (width >= 48rem) 54vw, 78vw"
          priority
        />
      </li>
      {others.map((image) => (
        <li key={image.assetId}>
          <Picture
            image={image}
            ratio={4 / 5}
            widths={[240, 360, 480, 720, 960]}
            sizes="(width >= 64rem) 20rem, (width >= 48rem) 27vw, 78vw"
          />
        </li>
      ))}
    </ul>
  )
}
