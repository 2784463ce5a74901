import { dateInWords } from '@/locale/date-in-words'

/** A day in words. Accepts `YYYY-MM-DD` and ISO date-times; the day is that of UTC. */
export function FormattedDate({ date, className }: { date: string; className?: string }) {
  return (
    <time dateTime={date} className={`figures-text whitespace-nowrap ${className ?? ''}`}>
      {dateInWords(date)}
    </time>
  )
}
