const LONGEST = 60
/** Control and format characters, half characters, those that mean nothing to others, and ends of lines. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u
/** What changes nothing about how a name looks. */
const IGNORED = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** What keeps a text from being somebody's name, in one sentence; null for nothing. */
export function nameProblem(name: string): string | null {
  if (name.trim() !== name || name === '' || name.length > LONGEST) {
    return `A name has 1 to ${LONGEST} characters and no space around it.`
  }
  if (UNSEEN.test(name) || nameKey(name) === '') {
    return 'A name has no characters that nobody sees, such as control and format characters.'
  }
  return null
}

/**
 * The same for names that look the same: however they are written down (Unicode's NFKC), and in whatever letter
 * case, of which lower case first and then upper is the folding that languages share.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .replace(IGNORED, '')
    .toLowerCase()
    .toUpperCase()
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim()
}
