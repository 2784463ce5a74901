import type { ImageView } from '@vitrine/content/views/image'
import { Picture } from '@/ui/picture'
import { PictureOrWell } from '@/ui/picture-or-well'

/** The main picture large, the others below it; on a phone they slide along. */
export function ProductGallery({ images }: { images: readonly ImageView[] }) {
  const [main, ...others] = images
  return (
    <div>
      <PictureOrWell
        image={main ?? null}
        ratio={4 / 5}
        widths={[480, 720, 960, 1280]}
        sizes="(width >= 64rem) 40rem, (width >= 48rem) 54vw, 92vw"
        priority
      />
      {others.length > 0 && (
        <ul className="mt-4 grid grid-cols-2 gap-4">
          {others.map((image) => (
            <li key={image.assetId}>
              <Picture
                image={image}
                ratio={1}
                widths={[240, 360, 480, 720]}
                sizes="(width >= 64rem) 20rem, (width >= 48rem) 27vw, 46vw"
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
