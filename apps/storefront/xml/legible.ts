/** What no XML document may hold, however it is written: https://www.w3.org/TR/xml/#charsets */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** A text without the control characters and halves of characters that no reader can make anything of. */
export function legible(text: string): string {
  return text.replace(FORBIDDEN, '')
}
