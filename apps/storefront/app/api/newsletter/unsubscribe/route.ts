import { answerUnsubscribe } from '@/features/newsletter/answer-link'
import { theNewsletter } from '@/features/newsletter/the-newsletter'

/** What is sent to /newsletter/unsubscribe (`proxy.ts`). */
export function POST(request: Request): Promise<Response> {
  return answerUnsubscribe(request, theNewsletter())
}
