import { journalFeed } from '@/features/feed/feed-response'

/** The journal as Atom. */
export function GET(): Promise<Response> {
  return journalFeed('atom')
}
