import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { AnswersUnderWay } from './answers-under-way.ts'

const socket = new EventEmitter() as Duplex

class Answer extends EventEmitter {
  socket: unknown = socket
  headersSent = false
  readonly headers: string[] = []

  setHeader(name: string, value: string): void {
    this.headers.push(`${name}: ${value}`)
  }

  close(): void {
    this.emit('close')
  }
}

function begin(underWay: AnswersUnderWay): Answer {
  const answer = new Answer()
  const response: unknown = answer
  underWay.add(response as ServerResponse)
  return answer
}

describe('AnswersUnderWay', () => {
  test('is through when the last has ended, in whatever order they began', async () => {
    const underWay = new AnswersUnderWay()
    const first = begin(underWay)
    const second = begin(underWay)
    first.close()
    const third = begin(underWay)
    let isThrough = false
    const finished = underWay.finish(60_000).then(() => {
      isThrough = true
    })
    second.close()
    await Promise.resolve()
    expect(isThrough).toBe(false)
    third.close()
    await finished
  })

  test('is through at once when there are none', async () => {
    const underWay = new AnswersUnderWay()
    begin(underWay).close()
    await underWay.finish(60_000)
  })

  test('has connections closed after the answers that are yet to begin', async () => {
    const underWay = new AnswersUnderWay()
    const begun = begin(underWay)
    begun.headersSent = true
    const waiting = begin(underWay)
    const finished = underWay.finish(60_000)
    expect([begun.headers, waiting.headers]).toEqual([[], ['connection: close']])
    begun.close()
    waiting.close()
    await finished
  })

  test('knows on which connection an answer has begun', () => {
    const underWay = new AnswersUnderWay()
    const answer = begin(underWay)
    expect(underWay.hasBegunOn(socket)).toBe(false)
    answer.headersSent = true
    expect(underWay.hasBegunOn(socket)).toBe(true)
    expect(underWay.hasBegunOn(new EventEmitter() as Duplex)).toBe(false)
    answer.close()
    expect(underWay.hasBegunOn(socket)).toBe(false)
  })
})
