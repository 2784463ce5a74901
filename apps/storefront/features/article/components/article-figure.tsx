import type { BodyBlockView } from '@vitrine/content/views/body'
import { Picture } from '@/ui/picture'

type FigureView = Extract<BodyBlockView, { _type: 'figure' }>

/** A picture in the text; wide ones leave the measure on large screens. */
export function ArticleFigure({ figure }: { figure: FigureView }) {
  const wide = figure.image.width > figure.image.height
  return (
    <figure
      className={`prose-block ${wide ? 'lg:-me-[min(8rem,12.5vw)] xl:-me-[min(11rem,13.75vw)]' : ''}`}
    >
      <Picture
        image={figure.image}
        widths={[480, 720, 960, 1280, 1600]}
        sizes="(width >= 64rem) 46rem, (width >= 40rem) 36.5rem, 92vw"
      />
      {figure.caption && (
        <figcaption className="mt-3 max-w-[34rem] font-interface text-small text-soft">
          {figure.caption}
        </figcaption>
      )}
    </figure>
  )
}
