const KEY = 'searchBySlash'

/** Whether `/` alone opens the search: it does, unless its reader has turned it off (WCAG 2.1.4). */
export function isSlashOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

/** Remembers it in this browser, where that is allowed. */
export function setSlash(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, 'off')
  } catch {}
}
