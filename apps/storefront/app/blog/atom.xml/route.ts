import { journalFeed } from '@/features/feed/feed-response'

export function GET(): Promise<Response> {
  return journalFeed('atom')
}
