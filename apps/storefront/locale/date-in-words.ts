import { format } from './messages'

const IN_WORDS = { day: 'numeric', month: 'long', year: 'numeric' } as const

/** A day in words. Accepts `YYYY-MM-DD` and ISO date-times; the day is that of UTC. */
export function dateInWords(date: string): string {
  return format.dateTime(new Date(date), IN_WORDS)
}
