/** Says when a post is or will be out: its date, “Scheduled …” when that lies ahead, or “No date”. */
export function publicationHint(publishedAt: unknown, now: Date): string {
  if (typeof publishedAt !== 'string' || !publishedAt) return 'No date'
  const date = new Date(publishedAt)
  if (Number.isNaN(date.getTime())) return 'No date'
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(date)
  return date > now ? `Scheduled for ${day}` : day
}

/** Prepares a post's preview: title, date and author. */
export function preparePost(selected: Record<string, unknown>, now: Date) {
  return {
    title: typeof selected.title === 'string' ? selected.title : 'Untitled post',
    subtitle: [publicationHint(selected.publishedAt, now), selected.author ?? 'No author']
      .filter(Boolean)
      .join(' · '),
  }
}
