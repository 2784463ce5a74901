import { isSlashOn } from './slash-key'

/** What opens the search, as `aria-keyshortcuts` says it. */
export const SEARCH_SHORTCUTS = 'Control+K Meta+K /'

/** Whether a key is to open the search: not where it is a letter of something being typed. */
export function isSearchShortcut(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event
  if (altKey || document.querySelector('dialog[open]')) return false
  if (key.toLowerCase() === 'k') return ctrlKey !== metaKey && !shiftKey
  return key === '/' && !ctrlKey && !metaKey && !isTyping(target) && isSlashOn()
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
  )
}
