import { Picture, type PictureProps } from './picture'
import { Sprig } from './sprig'

export type PictureOrWellProps = Omit<PictureProps, 'image' | 'ratio'> & {
  readonly image: PictureProps['image'] | null
  readonly ratio: number
}

/** A picture, or a quiet well of the same shape where content has none. */
export function PictureOrWell({ image, ...rest }: PictureOrWellProps) {
  if (image) return <Picture image={image} {...rest} />
  return (
    <div
      className={`grid w-full place-items-center bg-well text-rule ${rest.className ?? ''}`}
      style={{ aspectRatio: rest.ratio }}
    >
      <Sprig className="h-2/5 max-h-24 w-auto" />
    </div>
  )
}
