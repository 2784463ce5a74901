/** Text as it stands in HTML, in quoted attributes too; without NUL, which HTML cannot hold. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\0]/g, (character) =>
    character === '\0' ? '' : `&#${character.charCodeAt(0)};`,
  )
}
