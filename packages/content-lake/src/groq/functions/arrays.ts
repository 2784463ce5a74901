import { checkItems, checkText } from '../bounds.ts'
import type { Deadline } from '../deadline.ts'
import { type DateTime, isDateTime } from '../groq-js.ts'
import type { GroqValue } from '../value.ts'
import { argument, type GroqFunction } from './groq-function.ts'

/** To put an item into a set takes so many times as long as to copy it. */
const HASHING = 10

/** Functions of the namespace `array::` that groq-js has no bound for: of what they make, or of how long they take. */
export const ARRAY_FUNCTIONS: Readonly<Record<string, GroqFunction>> = {
  'array::join': ([array, separator], scope) =>
    join(argument(array, scope), argument(separator, scope), scope.context.deadline),
  'array::intersects': ([first, second], scope) =>
    intersects(argument(first, scope), argument(second, scope), scope.context.deadline),
}

function join(array: GroqValue, separator: GroqValue, deadline: Deadline): GroqValue {
  if (!Array.isArray(array) || typeof separator !== 'string') return null
  let text = ''
  for (const [i, item] of array.entries()) {
    if (!isScalar(item)) return null
    const part = typeof item === 'object' ? item.toJSON() : String(item)
    const length = text.length + part.length + (i === 0 ? 0 : separator.length)
    checkText(length)
    deadline.tick()
    deadline.tickFor(part.length + separator.length)
    text += i === 0 ? part : separator + part
  }
  return text
}

function isScalar(value: GroqValue): value is string | number | boolean | DateTime {
  return ['string', 'number', 'boolean'].includes(typeof value) || isDateTime(value)
}

/** Whether some item of one array is equal to one of the other: neither arrays nor objects ever are. */
function intersects(first: GroqValue, second: GroqValue, deadline: Deadline): GroqValue {
  if (!Array.isArray(first) || !Array.isArray(second)) return null
  const [few, many] = first.length <= second.length ? [first, second] : [second, first]
  checkItems(few.length)
  deadline.tickFor(HASHING * few.length + many.length)
  const values = new Set<GroqValue>(few.filter((item) => typeof item !== 'object' || item === null))
  const dates = few.filter(isDateTime)
  return many.some((item) => {
    if (!isDateTime(item)) return values.has(item)
    deadline.tickFor(dates.length)
    return dates.some((date) => date.equals(item))
  })
}
