/** First and last code point. */
type Range = readonly [number, number]

/** What pages in English hold: Latin letters, digits, punctuation, signs. */
const COMMON: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xa0],
  [0xa3, 0xa3],
  [0xa7, 0xa7],
  [0xa9, 0xa9],
  [0xab, 0xab],
  [0xad, 0xae],
  [0xb0, 0xb3],
  [0xb5, 0xb5],
  [0xb7, 0xb7],
  [0xbb, 0xbe],
  [0xd7, 0xd7],
  [0x2009, 0x200a],
  [0x2010, 0x2014],
  [0x2018, 0x201e],
  [0x2022, 0x2022],
  [0x2026, 0x2026],
  [0x202f, 0x202f],
  [0x2032, 0x2033],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
]

/** What else Google Fonts serves as Latin: accented letters above all. */
const ACCENTED: readonly Range[] = [
  [0xa1, 0xa2],
  [0xa4, 0xa6],
  [0xa8, 0xa8],
  [0xaa, 0xaa],
  [0xac, 0xac],
  [0xaf, 0xaf],
  [0xb4, 0xb4],
  [0xb6, 0xb6],
  [0xb8, 0xba],
  [0xbf, 0xd6],
  [0xd8, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  [0x2c6, 0x2c6],
  [0x2da, 0x2da],
  [0x2dc, 0x2dc],
  [0x2000, 0x2008],
  [0x200b, 0x200f],
  [0x2015, 0x2017],
  [0x201f, 0x2021],
  [0x2023, 0x2025],
  [0x2027, 0x202e],
  [0x2030, 0x2031],
  [0x2034, 0x206f],
  [0x2215, 0x2215],
]

/** A font of the pages, cut from a whole one. */
export interface FontCut {
  /** Name of the file that is made, without `.woff2`. */
  readonly name: string
  /** File of the whole font, as a module's specifier. */
  readonly from: string
  readonly letters: readonly Range[]
  /** Value of each axis, or the range of it that stays. */
  readonly axes: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>
}

const FRAUNCES = '@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2'
const NEWSREADER = '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2'
const NEWSREADER_ITALIC = '@fontsource-variable/newsreader/files/newsreader-latin-wght-italic.woff2'
const SOURCE_SANS = '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'

const DISPLAY = { wght: 400, opsz: 72 }
const TEXT = { wght: 400 }
const INTERFACE = { wght: { min: 400, max: 600 } }

/**
 * What the pages set type in, and no more: whole, the first three take 154 kB, which the picture that a page opens with
 * waits for. A weight that is not here is asked for in
 * vain: the browser would thicken the outlines itself.
 */
export const FONT_CUTS: readonly FontCut[] = [
  { name: 'display', from: FRAUNCES, letters: COMMON, axes: DISPLAY },
  { name: 'text', from: NEWSREADER, letters: COMMON, axes: TEXT },
  { name: 'interface', from: SOURCE_SANS, letters: COMMON, axes: INTERFACE },
  { name: 'display-accented', from: FRAUNCES, letters: ACCENTED, axes: DISPLAY },
  { name: 'text-accented', from: NEWSREADER, letters: ACCENTED, axes: TEXT },
  { name: 'interface-accented', from: SOURCE_SANS, letters: ACCENTED, axes: INTERFACE },
  {
    name: 'text-strong',
    from: NEWSREADER,
    letters: [...COMMON, ...ACCENTED],
    axes: { wght: 640 },
  },
  {
    name: 'text-italic',
    from: NEWSREADER_ITALIC,
    letters: [...COMMON, ...ACCENTED],
    axes: TEXT,
  },
]
