/** A font of the pages, cut from a whole one. */
export interface FontCut {
  /** Name of the file that is made, without `.woff2`. */
  readonly name: string
  /** File of the whole font, as a module's specifier. */
  readonly from: string
  /** Value of each axis, or the range of it that stays. */
  readonly axes: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>
}

/**
 * What the pages set type in, and no more: whole, these five take 208 kB of a reader's first load, which a picture
 * waits for. A weight that is not here is asked for in vain: the browser would thicken the outlines itself.
 */
export const FONT_CUTS: readonly FontCut[] = [
  {
    name: 'display',
    from: '@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2',
    axes: { wght: 400, opsz: 72 },
  },
  {
    name: 'text',
    from: '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2',
    axes: { wght: 400 },
  },
  {
    name: 'text-strong',
    from: '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2',
    axes: { wght: 640 },
  },
  {
    name: 'text-italic',
    from: '@fontsource-variable/newsreader/files/newsreader-latin-wght-italic.woff2',
    axes: { wght: 400 },
  },
  {
    name: 'interface',
    from: '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
    axes: { wght: { min: 400, max: 600 } },
  },
]
