import { type ColorTintKey, color } from '@sanity/color'
import { buildTheme, type ThemeFont } from '@sanity/ui/theme'
import '@fontsource-variable/inter'
import '@fontsource-variable/inter/wght-italic.css'

type Tints = Record<ColorTintKey, string>

/** The botanical green of actions. Tint 500 carries white text at a contrast above 4.5. */
const moss: Tints = {
  50: '#f0f5ee',
  100: '#dfeadc',
  200: '#c4d8c0',
  300: '#a0c09e',
  400: '#74a077',
  500: '#3f7a4a',
  600: '#33653d',
  700: '#294f31',
  800: '#1e3a25',
  900: '#14271a',
  950: '#0e1a12',
}

/** Paper at the light end, ink at the dark end. */
const paper: Tints = {
  50: '#f8f6f0',
  100: '#f0ede4',
  200: '#e2ded2',
  300: '#c9c5b7',
  400: '#a3a192',
  500: '#7c7c6e',
  600: '#5f6155',
  700: '#474a41',
  800: '#30342d',
  900: '#1f2420',
  950: '#161b17',
}

const { code, heading, label, text } = buildTheme().fonts

/** The Studio is drawn for Inter, which it would fetch from Sanity's host: ours comes with it. */
function withInter(font: ThemeFont): ThemeFont {
  return { ...font, family: `"Inter Variable", ${font.family}` }
}

/** The Studio's type and colours: Inter; paper and ink, one botanical green for action. */
export const theme = buildTheme({
  font: {
    code,
    heading: withInter(heading),
    label: withInter(label),
    text: withInter(text),
  },
  palette: { ...color, black: '#10150f', white: '#fffefb', gray: paper, blue: moss, green: moss },
})
