import { test } from 'vitest'
import { type Tokens, target } from './target.ts'

/**
 * A case that states what nobody has seen hosted Sanity do; a hosted run settles it.
 * @param source where the assumption comes from
 */
export function assumed(source: string, title: string, run: () => Promise<void>): void {
  test(`${title} (assumed: ${source})`, run)
}

/** What is the embedded lake's own: its bounds, its sign-in, its one project. */
export const embeddedOnly = test.skipIf(target.kind !== 'embedded')

/** Runs when there is a token of that role. */
export function asRole(role: keyof Tokens) {
  return test.skipIf(target.tokens[role] === null)
}
