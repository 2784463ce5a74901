import type { Deadline } from './deadline.ts'

/** One place in a pattern: takes one character, or any number of them when it repeats. */
export interface Step {
  readonly takes: (character: string) => boolean
  readonly repeats: boolean
}

/** A step for exactly this character. */
export function literal(character: string): Step {
  return { takes: (other) => other === character, repeats: false }
}

export const isAnything = (character: string) => !/[\n\r\u2028\u2029]/.test(character)

/**
 * Whether steps take a whole text. All ways through them are followed at once: a regular expression
 * would try one after the other, and a few wildcards in a hostile pattern would keep it busy for years.
 * Throws queryTimeoutError (504).
 */
export function takesAll(steps: readonly Step[], text: string, deadline: Deadline): boolean {
  let reached = skipRepeating(steps, new Set([0]))
  for (const character of text.split('')) {
    deadline.tick()
    const next = new Set<number>()
    for (const place of reached) {
      const step = steps[place]
      if (step?.takes(character)) next.add(step.repeats ? place : place + 1)
    }
    if (next.size === 0) return false
    reached = skipRepeating(steps, next)
  }
  return reached.has(steps.length)
}

/** With each place also those that it leads to without a character. */
function skipRepeating(steps: readonly Step[], places: Set<number>): Set<number> {
  // A set is walked over what is added to it on the way, too.
  for (const place of places) if (steps[place]?.repeats) places.add(place + 1)
  return places
}
