import { connection } from 'next/server'
import { answerReport } from '@/cache-report/answer-report'
import { cacheReport } from '@/cache-report/cache-report'
import { source } from '@/content/source'

/** Why a page is as it is, for those who run the site. */
export async function GET(request: Request): Promise<Response> {
  await connection()
  return answerReport(request, { token: source.cacheToken, report: cacheReport })
}

export { GET as DELETE, GET as PATCH, GET as POST, GET as PUT }
