const formatter = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** A day in words. Accepts `YYYY-MM-DD` and ISO date-times; the day is that of UTC. */
export function FormattedDate({ date, className }: { date: string; className?: string }) {
  return (
    <time dateTime={date} className={`figures-text whitespace-nowrap ${className ?? ''}`}>
      {formatter.format(new Date(date))}
    </time>
  )
}
