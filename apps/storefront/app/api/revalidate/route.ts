import { expireContent } from '@/content/content'
import { shapeCheck } from '@/content/shapes/shapes'
import { source } from '@/content/source'
import { answerChange } from '@/content/webhook/answer-change'

/** Called by the content lake's webhook when published content has changed. */
export function POST(request: Request): Promise<Response> {
  return answerChange(request, {
    secret: source.webhookSecret,
    expire: expireContent,
    check: (documentId) => shapeCheck().check(documentId),
  })
}
