import localFont from 'next/font/local'

// No fallback by next/font: it would come before the files of other letters, and take theirs. ui/styles/fonts.css has both.

/** Headings and the wordmark. */
const displayFont = localFont({
  src: '../ui/fonts/display.woff2',
  weight: '400',
  style: 'normal',
  display: 'swap',
  variable: '--font-fraunces',
  adjustFontFallback: false,
})

/** Running text. */
const textFont = localFont({
  src: '../ui/fonts/text.woff2',
  weight: '400',
  style: 'normal',
  display: 'swap',
  variable: '--font-newsreader',
  adjustFontFallback: false,
})

/** The interface: navigation, labels, prices, forms. */
const interfaceFont = localFont({
  src: '../ui/fonts/interface.woff2',
  weight: '400 600',
  style: 'normal',
  display: 'swap',
  variable: '--font-source-sans',
  adjustFontFallback: false,
})

/**
 * What stands out in running text. Neither is preloaded: they arrive on pages that use them, and a first line of
 * emphasis may stand in the slope or the weight of its fallback for a moment.
 */
const textItalicFont = localFont({
  src: '../ui/fonts/text-italic.woff2',
  weight: '400',
  style: 'italic',
  display: 'swap',
  preload: false,
  variable: '--font-newsreader-italic',
  adjustFontFallback: false,
})
const textStrongFont = localFont({
  src: '../ui/fonts/text-strong.woff2',
  weight: '600 700',
  style: 'normal',
  display: 'swap',
  preload: false,
  variable: '--font-newsreader-strong',
  adjustFontFallback: false,
})

/** Classes of `<html>` that name the fonts to the style sheet. */
export const fontVariables = [displayFont, textFont, textItalicFont, textStrongFont, interfaceFont]
  .map((font) => font.variable)
  .join(' ')
