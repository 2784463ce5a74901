/** A place in a dataset's feed: the `id` of a server-sent event, handed back as `Last-Event-ID`. */
export interface EventPosition {
  readonly epoch: string
  readonly sequence: number
  /** How many events of that transaction were sent; null when all. */
  readonly sent: number | null
}

export function formatPosition({ epoch, sequence, sent }: EventPosition): string {
  return sent === null ? `${epoch}-${sequence}` : `${epoch}-${sequence}-${sent}`
}

/** Null when it is no position. */
export function parsePosition(id: string): EventPosition | null {
  const [, epoch, sequence, sent] = /^([0-9a-f]+)-(\d{1,15})(?:-(\d{1,9}))?$/.exec(id) ?? []
  if (epoch === undefined) return null
  return { epoch, sequence: Number(sequence), sent: sent === undefined ? null : Number(sent) }
}
