import { journalFeed } from '@/features/feed/feed-response'

/** The journal as RSS. */
export function GET(): Promise<Response> {
  return journalFeed('rss')
}
