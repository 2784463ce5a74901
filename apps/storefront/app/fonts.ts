import localFont from 'next/font/local'

/** Headings and the wordmark: the optical-size axis gives large type its fine hairlines. */
export const displayFont = localFont({
  src: '../../../node_modules/@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2',
  weight: '100 900',
  style: 'normal',
  display: 'swap',
  variable: '--font-fraunces',
  adjustFontFallback: 'Times New Roman',
})

/** Running text. */
export const textFont = localFont({
  src: '../../../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2',
  weight: '200 800',
  style: 'normal',
  display: 'swap',
  variable: '--font-newsreader',
  adjustFontFallback: 'Times New Roman',
})

/** The interface: navigation, labels, prices, forms. */
export const interfaceFont = localFont({
  src: '../../../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  weight: '200 900',
  style: 'normal',
  display: 'swap',
  variable: '--font-source-sans',
  adjustFontFallback: 'Arial',
})

/**
 * Italic of the running text. Not preloaded: it arrives only on pages that use it, and a first line of
 * emphasis may stand in the synthesised slope of its fallback for a moment.
 */
export const textItalicFont = localFont({
  src: '../../../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-wght-italic.woff2',
  weight: '200 800',
  style: 'italic',
  display: 'swap',
  preload: false,
  variable: '--font-newsreader-italic',
  adjustFontFallback: 'Times New Roman',
})
