import { defineQuery } from 'groq'
import { livePost, nextPublishAt, postCardFields } from './fragments.ts'

/** One page of the journal, newest first. Parameters: `from` and `to`, positions in the whole list. */
export const POSTS_QUERY = defineQuery(/* groq */ `{
  "total": count(*[${livePost}]),
  "posts": *[${livePost}] | order(publishedAt desc, _id desc)[$from...$to]{ ${postCardFields} },
  ${nextPublishAt}
}`)
