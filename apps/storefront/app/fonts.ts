import localFont from 'next/font/local'

// The ranges say what ui/fonts/cut-font.ts left in the files: globals.css adds files of other letters to these families.
// next/font reads its arguments without running them, so that each says it whole.

/** Headings and the wordmark. */
const displayFont = localFont({
  src: '../ui/fonts/display.woff2',
  weight: '400',
  style: 'normal',
  display: 'swap',
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+20-7E, U+A0-FF, U+131, U+152-153, U+2BB-2BC, U+2C6, U+2DA, U+2DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212, U+2215',
    },
  ],
  variable: '--font-fraunces',
  adjustFontFallback: 'Times New Roman',
})

/** Running text. */
const textFont = localFont({
  src: '../ui/fonts/text.woff2',
  weight: '400',
  style: 'normal',
  display: 'swap',
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+20-7E, U+A0-FF, U+131, U+152-153, U+2BB-2BC, U+2C6, U+2DA, U+2DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212, U+2215',
    },
  ],
  variable: '--font-newsreader',
  adjustFontFallback: 'Times New Roman',
})

/** The interface: navigation, labels, prices, forms. */
const interfaceFont = localFont({
  src: '../ui/fonts/interface.woff2',
  weight: '400 600',
  style: 'normal',
  display: 'swap',
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+20-7E, U+A0-FF, U+131, U+152-153, U+2BB-2BC, U+2C6, U+2DA, U+2DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212, U+2215',
    },
  ],
  variable: '--font-source-sans',
  adjustFontFallback: 'Arial',
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
  adjustFontFallback: 'Times New Roman',
})
const textStrongFont = localFont({
  src: '../ui/fonts/text-strong.woff2',
  weight: '600 700',
  style: 'normal',
  display: 'swap',
  preload: false,
  variable: '--font-newsreader-strong',
  adjustFontFallback: 'Times New Roman',
})

/** Classes of `<html>` that name the fonts to the style sheet. */
export const fontVariables = [displayFont, textFont, textItalicFont, textStrongFont, interfaceFont]
  .map((font) => font.variable)
  .join(' ')
