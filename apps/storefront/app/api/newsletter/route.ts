import { after } from 'next/server'
import { answerSignUp } from '@/features/newsletter/answer-sign-up'
import { theNewsletter } from '@/features/newsletter/the-newsletter'

/** The form by which readers sign up for the newsletter. */
export function POST(request: Request): Promise<Response> {
  return answerSignUp(request, { ...theNewsletter(), after })
}
