import type { Verdict } from './verdict.ts'

/** Checks that a menu entry leads to exactly one place. */
export function checkOneTarget(
  item: { reference?: { _ref?: string }; href?: string } | undefined,
): Verdict {
  if (!item) return true
  const chosen = Boolean(item.reference?._ref)
  if (chosen && item.href) return 'Choose a page or give an address, not both.'
  return chosen || item.href ? true : 'Choose a page, or give an address.'
}
