import 'server-only'
import { z } from 'zod'
import { unavailableResponse } from '@/fallback/unavailable-response'
import { clientOf } from '@/server/client-address'
import { log } from '@/server/log'
import { readBody } from '@/server/read-body'
import { secondsToWait } from '@/server/seconds-to-wait'
import { busy, notConfigured, seeOther } from './answers'
import { parseEmailAddress, subscriberId } from './email-address'
import { escapeHtml } from './escape-html'
import { describeFailure } from './failure'
import { EMAIL_FIELD, KEPT_VALUE, TRAP_FIELD } from './form-fields'
import { isFromThisSite } from './is-from-this-site'
import type { Newsletter } from './newsletter'
import { answerWithPage } from './own-page'
import type { RateLimits } from './rate-limits'

/** An address of 254 characters, each escaped, and the other field. */
const MAX_BODY_BYTES = 4_096
const FORM = 'application/x-www-form-urlencoded'

const formSchema = z.object({
  [EMAIL_FIELD]: z.string(),
  [TRAP_FIELD]: z.string().default(''),
})

export interface SignUpContext {
  /** Null while this server has not been told how to keep and how to write to subscribers. */
  readonly newsletter: Pick<Newsletter, 'signUp' | 'forgetLapsed'> | null
  readonly limits: RateLimits
  readonly siteUrl: string
  /** Does work once the answer is sent. */
  readonly after: (work: () => Promise<void>) => void
}

/** Answers the form by which readers sign up: a redirect to the page that says what is next, or a page with the reason. */
export async function answerSignUp(request: Request, context: SignUpContext): Promise<Response> {
  const { newsletter, limits, siteUrl, after } = context
  if (!newsletter) return notConfigured()
  if (!isFromThisSite(request.headers, siteUrl)) return answerWithPage('/newsletter/refused', 403)
  const wait = await secondsToWait(limits.client, clientOf(request.headers))
  if (wait !== null) return busy(wait)
  if (mediaType(request.headers) !== FORM) return answerWithPage('/newsletter/refused', 415)
  const body = await readBody(request, MAX_BODY_BYTES)
  if (body === null) return answerWithPage('/newsletter/refused', 413)
  const form = formSchema.safeParse(Object.fromEntries(new URLSearchParams(body)))
  if (!form.success) return answerWithPage('/newsletter/refused', 400)
  // Readers do not see this field. Who fills it in need not learn that it is a trap.
  if (form.data[TRAP_FIELD] !== '') {
    log.info('newsletter.trapped')
    return sent()
  }
  const given = form.data[EMAIL_FIELD]
  const email = parseEmailAddress(given)
  if (email === null) return answerWithPage('/newsletter/invalid', 400, {}, keeping(given))
  // An address that was written to often enough today is answered like any other.
  const mayWrite = (await secondsToWait(limits.address, subscriberId(email))) === null
  const waitOfAll = mayWrite ? await secondsToWait(limits.all, 'all') : null
  if (waitOfAll !== null) {
    log.warn('newsletter.too-many')
    return busy(waitOfAll)
  }
  try {
    const rest = await newsletter.signUp(email)
    const afterwards = (work: () => Promise<void>, failed: string) =>
      after(() => work().catch((error) => log.error(failed, describeFailure(error))))
    if (mayWrite) afterwards(rest, 'newsletter.left-undone')
    afterwards(() => newsletter.forgetLapsed(), 'newsletter.not-forgotten')
    return sent()
  } catch (error) {
    log.error('newsletter.not-read', describeFailure(error))
    return unavailableResponse()
  }
}

/** The same for every address. */
function sent(): Response {
  return seeOther('/newsletter/sent')
}

function mediaType(headers: Headers): string | undefined {
  return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
}

/** Puts what was typed back into the field. */
function keeping(given: string): (html: string) => string {
  return (html) => html.replace(KEPT_VALUE, () => `value="${escapeHtml(given)}"`)
}
