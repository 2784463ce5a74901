import { connection } from 'next/server'
import { workerResponse } from '@/features/offline/worker-response'

export async function GET(request: Request): Promise<Response> {
  await connection()
  return workerResponse(request, process.env)
}
