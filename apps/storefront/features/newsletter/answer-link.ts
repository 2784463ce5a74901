import 'server-only'
import { unavailableResponse } from '@/fallback/unavailable-response'
import { clientOf } from '@/server/client-address'
import { log } from '@/server/log'
import { readBody } from '@/server/read-body'
import { secondsToWait } from '@/server/seconds-to-wait'
import { busy, notConfigured, seeOther } from './answers'
import { describeFailure } from './failure'
import { isFromThisSite } from './is-from-this-site'
import type { Newsletter } from './newsletter'
import { answerWithPage } from './own-page'
import type { RateLimits } from './rate-limits'

const MAX_BODY_BYTES = 4_096

interface LinkContext {
  readonly newsletter: Pick<Newsletter, 'confirm' | 'unsubscribe'> | null
  readonly limits: RateLimits
  readonly siteUrl: string
}

/** Answers the button of the page that a link to confirm leads to. Following the link alone changes nothing. */
export async function answerConfirm(request: Request, context: LinkContext): Promise<Response> {
  const { newsletter, siteUrl } = context
  if (!newsletter) return notConfigured()
  if (!isFromThisSite(request.headers, siteUrl)) return answerWithPage('/newsletter/refused', 403)
  return answering(request, context, async (token) =>
    (await newsletter.confirm(token)) === 'confirmed'
      ? seeOther('/newsletter/confirmed')
      : answerWithPage('/newsletter/expired', 410),
  )
}

/**
 * Answers the button of the page that a link to leave leads to, and what a mail program sends of itself (RFC 8058):
 * that comes from elsewhere, and is answered without a redirect.
 */
export async function answerUnsubscribe(request: Request, context: LinkContext): Promise<Response> {
  const { newsletter } = context
  if (!newsletter) return notConfigured()
  return answering(request, context, async (token, body) => {
    if ((await newsletter.unsubscribe(token)) === 'unknown')
      return answerWithPage('/newsletter/unknown', 410)
    return body.includes('One-Click')
      ? answerWithPage('/newsletter/unsubscribed', 200)
      : seeOther('/newsletter/unsubscribed')
  })
}

async function answering(
  request: Request,
  { limits }: LinkContext,
  answer: (token: string | null, body: string) => Promise<Response>,
): Promise<Response> {
  const wait = await secondsToWait(limits.links, clientOf(request.headers))
  if (wait !== null) return busy(wait)
  const body = await readBody(request, MAX_BODY_BYTES)
  if (body === null) return answerWithPage('/newsletter/refused', 413)
  try {
    return await answer(new URL(request.url).searchParams.get('token'), body)
  } catch (error) {
    log.error('newsletter.link-failed', describeFailure(error))
    return unavailableResponse()
  }
}
