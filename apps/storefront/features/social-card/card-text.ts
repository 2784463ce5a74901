/** Longer texts are cut before anything else is done with them, in UTF-16 code units. */
const MOST_UNITS = 2_000

/** What no font of ours holds, and none should be looked for: pictographs, and what joins and colours them. */
const PICTOGRAPHS =
  /(?:(?![©®™])[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]|\uFE0F|\u20E3)\u200D?/gu

/** Controls and marks of direction, halves of characters, and what stands for nothing; not the two joiners. */
const UNSEEN =
  /(?![\u200C\u200D])[\p{Control}\p{Format}\p{Surrogate}\p{Private_Use}\p{Unassigned}\uFFFD]/gu

/** More marks on one letter than any language sets. */
const HEAPED_MARKS = /(\p{Mark}{3})\p{Mark}+/gu

/**
 * A text as a card shows it: without pictographs, unseen characters and heaps of marks, in one line, and cut after a
 * number of letters. Empty when nothing is left.
 */
export function cardText(text: string, mostLetters: number): string {
  const plain = text
    .slice(0, MOST_UNITS)
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(UNSEEN, '')
    .replace(PICTOGRAPHS, '')
    .replace(HEAPED_MARKS, '$1')
    .replace(/ {2,}/g, ' ')
    .replace(/^[\s\u200C\u200D]+|[\s\u200C\u200D]+$/g, '')
  const letters = [...new Intl.Segmenter().segment(plain)].map(({ segment }) => segment)
  if (letters.length <= mostLetters) return plain
  const cut = letters.slice(0, mostLetters - 1).join('')
  const lastSpace = cut.lastIndexOf(' ')
  const whole = lastSpace > cut.length / 2 ? cut.slice(0, lastSpace) : cut
  return `${whole.replace(/[\s,;:.–—-]+$/, '')}…`
}

/** A text within Pango's markup: https://docs.gtk.org/Pango/pango_markup.html */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
