import { FEED_TYPES, type FeedFormat } from '@vitrine/content/routes/feed-href'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { categoryText, journalText } from './feed-text'

/** Answers with the feed of the journal. */
export async function journalFeed(format: FeedFormat): Promise<Response> {
  await connection()
  return feedResponse(format, await journalText(format))
}

/** Answers with the feed of a category. */
export async function categoryFeed(format: FeedFormat, slug: string): Promise<Response> {
  await connection()
  const text = await categoryText(format, slug)
  return text === null ? notFound() : feedResponse(format, text)
}

function feedResponse(format: FeedFormat, text: string): Response {
  return new Response(text, { headers: { 'content-type': `${FEED_TYPES[format]}; charset=utf-8` } })
}
