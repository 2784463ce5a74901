import { defineQuery } from 'groq'
import { articleFields } from './article.ts'
import { listedPost, nextPublishAt } from './fragments.ts'

/** The newest articles in full. */
export const FEED_QUERY = defineQuery(/* groq */ `{
  "posts": *[${listedPost}] | order(publishedAt desc, _id desc)[0...20]{ ${articleFields} },
  ${nextPublishAt}
}`)
