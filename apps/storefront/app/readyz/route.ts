import { connection } from 'next/server'
import { isReady } from '@/gate/readiness'

/** Whether readers may be sent here: the pages of the build are up to date, as far as content can be had. */
export async function GET(): Promise<Response> {
  await connection()
  const ready = isReady()
  return Response.json(
    { status: ready ? 'ready' : 'warming up' },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
