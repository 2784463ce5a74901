import { journalFeed } from '@/features/feed/feed-response'

/** The journal as JSON Feed. */
export function GET(): Promise<Response> {
  return journalFeed('json')
}
