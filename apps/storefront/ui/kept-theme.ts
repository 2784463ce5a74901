/** The theme that the reader chose and `themeScript` kept, in a browser; undefined for that of the system. */
export function keptTheme(): 'dark' | 'light' | undefined {
  if (typeof window === 'undefined') return undefined
  try {
    const kept = localStorage.getItem('theme')
    return kept === 'dark' || kept === 'light' ? kept : undefined
  } catch {
    return undefined
  }
}
