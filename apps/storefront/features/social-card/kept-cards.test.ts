import { describe, expect, it, vi } from 'vitest'
import type { Card } from './card'
import { type CardFile, KeptCards, TooManyCardsError } from './kept-cards'

const card = (title: string): Card => ({
  href: '/about',
  site: 'Mossrow',
  kicker: null,
  title,
  line: null,
  image: null,
})

function setUp({ mostBytes = 100, mostWaiting = 2 } = {}) {
  const drawing: { title: string; done(file: CardFile): void; failed(error: Error): void }[] = []
  const draw = vi.fn(
    ({ title }: Card) =>
      new Promise<CardFile>((done, failed) => drawing.push({ title, done, failed })),
  )
  const begun = (count: number) => vi.waitFor(() => expect(drawing).toHaveLength(count))
  const finish = async (index: number, bytes = 10) => {
    await begun(index + 1)
    drawing[index]?.done(new Uint8Array(bytes))
  }
  return { cards: new KeptCards({ draw, mostBytes, mostWaiting }), draw, drawing, begun, finish }
}

describe('KeptCards', () => {
  it('draws a card once, for all who ask meanwhile and later', async () => {
    const { cards, draw, finish } = setUp()
    const both = [cards.file(card('a')), cards.file(card('a'))]
    await finish(0)
    const [first, second] = await Promise.all(both)
    expect(first).toBe(second)
    expect(await cards.file(card('a'))).toBe(first)
    expect(draw).toHaveBeenCalledOnce()
  })

  it('draws one after the other, and a changed card anew', async () => {
    const { cards, drawing, begun, finish } = setUp()
    const [a, b] = [cards.file(card('a')), cards.file(card('b'))]
    await begun(1)
    await finish(0)
    await a
    await finish(1)
    await b
    expect(drawing.map(({ title }) => title)).toEqual(['a', 'b'])
  })

  it('refuses when too many wait, and goes on afterwards', async () => {
    const { cards, finish } = setUp({ mostWaiting: 1 })
    const waiting = [cards.file(card('a')), cards.file(card('b'))]
    await expect(cards.file(card('c'))).rejects.toThrow(TooManyCardsError)
    await finish(0)
    await finish(1)
    await Promise.all(waiting)
    const third = cards.file(card('c'))
    await finish(2)
    expect((await third).byteLength).toBe(10)
  })

  it('tries a card again that could not be drawn, and does not hold up the next', async () => {
    const { cards, drawing, begun, finish } = setUp()
    const failing = cards.file(card('a'))
    const next = cards.file(card('b'))
    await begun(1)
    drawing[0]?.failed(new Error('no picture'))
    await expect(failing).rejects.toThrow('no picture')
    await finish(1)
    await next
    const again = cards.file(card('a'))
    await finish(2)
    expect((await again).byteLength).toBe(10)
  })

  it('keeps no more than its memory', async () => {
    const { cards, draw, finish } = setUp({ mostBytes: 25 })
    for (const [index, title] of ['a', 'b', 'c'].entries()) {
      const file = cards.file(card(title))
      await finish(index)
      await file
    }
    await cards.file(card('c'))
    expect(draw).toHaveBeenCalledTimes(3)
    const again = cards.file(card('a'))
    await finish(3)
    await again
    expect(draw).toHaveBeenCalledTimes(4)
  })
})
