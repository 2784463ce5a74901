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
    <div className={`grid w-full place-items-center bg-well text-rule ${rest.className ?? ''}`}>
      <svg
        viewBox={`0 0 ${Math.round(rest.ratio * 1000)} 1000`}
        className="col-start-1 row-start-1 h-auto w-full"
        aria-hidden
      />
      <Sprig className="col-start-1 row-start-1 h-2/5 max-h-24 w-auto" />
    </div>
  )
}
