/** An address, or a part of one, in its letters; null when it is not written as an address is: `%E0%A4`. */
export function decoded(
  text: string,
  decode: (text: string) => string = decodeURIComponent,
): string | null {
  try {
    return decode(text)
  } catch {
    return null
  }
}
