import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished, vi } from 'vitest'
import { answerConfirm, answerUnsubscribe } from './answer-link'
import { answerSignUp } from './answer-sign-up'
import { answerWithPage } from './own-page'
import { rateLimits } from './rate-limits'

/** A server that answers as this one would be answered by itself, and the paths that it was asked for. */
async function ownServer(answers: readonly [status: number, html: string][]) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const [status, html] = answers[Math.min(asked.length, answers.length - 1)] ?? [500, '']
    asked.push(request.url ?? '')
    response.writeHead(status, { 'content-type': 'text/html' }).end(html)
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  vi.stubEnv('PORT', String((server.address() as AddressInfo).port))
  onTestFinished(() => {
    vi.unstubAllEnvs()
    server.close()
  })
  return asked
}

it('asks for a page once every two seconds, however often it is sent', async () => {
  // The cache reads the clock anew when a timer has run.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let now = performance.now()
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now)
  onTestFinished(() => {
    vi.runAllTimers()
    vi.useRealTimers()
    clock.mockRestore()
  })
  const asked = await ownServer([[200, '<p>Now</p>']])
  for (const afterMs of [0, 1_500, 1_500, 1_500]) {
    now += afterMs
    vi.advanceTimersByTime(afterMs)
    const answer = await answerWithPage('/kept', 403)
    expect([answer.status, await answer.text()]).toEqual([403, '<p>Now</p>'])
  }
  expect(asked).toEqual(['/kept', '/kept'])
})

it('asks once for many who come at the same time', async () => {
  const asked = await ownServer([[200, '<p>Now</p>']])
  await Promise.all(Array.from({ length: 20 }, () => answerWithPage('/at-once', 429)))
  expect(asked).toEqual(['/at-once'])
})

it('sends no page that could not be shown, and asks again for the next', async () => {
  const asked = await ownServer([
    [503, '<p>The content is resting</p>'],
    [200, '<p>Now</p>'],
  ])
  const answer = await answerWithPage('/failed', 403)
  expect(answer.status).toBe(403)
  expect(await answer.text()).toContain('cannot be shown just now')
  expect(await (await answerWithPage('/failed', 403)).text()).toBe('<p>Now</p>')
  expect(asked).toHaveLength(2)
})

it('answers 404 with the page of what is not there, where the newsletter is not configured', async () => {
  const asked = await ownServer([[404, '<h1>Nothing grows here</h1>']])
  const request = () => new Request('http://localhost/api/newsletter', { method: 'POST', body: '' })
  const context = {
    newsletter: null,
    limits: rateLimits(),
    siteUrl: 'http://localhost',
    after: () => expect.unreachable('There is nothing to do.'),
  }
  for (const answered of [answerSignUp, answerConfirm, answerUnsubscribe]) {
    const answer = await answered(request(), context)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).toBe('<h1>Nothing grows here</h1>')
  }
  expect(asked).toEqual(['/newsletter'])
})
