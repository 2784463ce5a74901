import { format } from '@/locale/messages'

const IN_WORDS = { day: 'numeric', month: 'long', year: 'numeric' } as const

/** A day in words. Accepts `YYYY-MM-DD` and ISO date-times; the day is that of UTC. */
export function FormattedDate({ date, className }: { date: string; className?: string }) {
  return (
    <time dateTime={date} className={`figures-text whitespace-nowrap ${className ?? ''}`}>
      {format.dateTime(new Date(date), IN_WORDS)}
    </time>
  )
}
