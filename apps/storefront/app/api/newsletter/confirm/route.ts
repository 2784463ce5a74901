import { answerConfirm } from '@/features/newsletter/answer-link'
import { theNewsletter } from '@/features/newsletter/the-newsletter'

/** What is sent to /newsletter/confirm (`proxy.ts`). */
export function POST(request: Request): Promise<Response> {
  return answerConfirm(request, theNewsletter())
}
