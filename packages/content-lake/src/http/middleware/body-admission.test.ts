import { PassThrough } from 'node:stream'
import { Hono } from 'hono'
import { afterEach, expect, test, vi } from 'vitest'
import type { LakeEnv } from '../env.ts'
import { RequestMemory } from '../request-memory.ts'
import { bodyAdmission } from './body-admission.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('a connection on which a body does not come is ended, for callers without a token', async () => {
  vi.useFakeTimers()
  const ended: string[] = []
  const app = new Hono<LakeEnv>()
    .use(async (c, next) => {
      const isAnonymous = c.req.header('authorization') === undefined
      c.set('identity', {
        kind: isAnonymous ? 'anonymous' : 'robot',
      } as LakeEnv['Variables']['identity'])
      await next()
    })
    .use(bodyAdmission(new RequestMemory({ signedIn: 1_000, anonymous: 1_000 }, 'full')))
    .post('*', () => new Promise<Response>(() => {}))
  const send = (name: string, headers: Record<string, string>) => {
    const incoming = new PassThrough().once('close', () => ended.push(name))
    const init = { method: 'POST', headers: { 'content-length': '10', ...headers } }
    void app.request('/v1/data/query/production', init, { incoming })
    return incoming
  }
  send('anonymous', {})
  send('with a token', { authorization: 'Bearer x' })
  const arrived = send('arrived', {})
  arrived.end('1234567890')
  arrived.resume()
  await vi.advanceTimersByTimeAsync(29_000)
  ended.length = 0
  await vi.advanceTimersByTimeAsync(2_000)
  expect(ended).toEqual(['anonymous'])
})
