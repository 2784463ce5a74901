import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { slugParam } from '@/content/slug-param'
import { keptCards } from '@/features/social-card/kept-cards'
import { readCard } from '@/features/social-card/read-card'
import { t } from '@/locale/messages'
import { log } from '@/server/log'
import { RETRY_SOON } from '@/server/retry-after'

type Context = RouteContext<'/card/[kind]/[slug]'>

/** The picture that stands for a page. Reached through the proxy only, at the page's address with `/og.png` behind it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  await connection()
  const card = await readCard((await params).kind, await slugParam(params))
  if (!card) notFound()
  try {
    const file = await keptCards().file(card)
    return new Response(file, {
      headers: {
        'content-type': 'image/png',
        'content-length': String(file.byteLength),
        'cache-control': 'public, max-age=0, must-revalidate',
      },
    })
  } catch (error) {
    log.warn('card.failed', { path: card.href, error: String(error) })
    return new Response(t('card.failed'), {
      status: 503,
      headers: RETRY_SOON,
    })
  }
}
