import { describe, expect, it } from 'vitest'
import { cardText, escapeMarkup } from './card-text'

describe('cardText', () => {
  it.each([
    ['Magnesium & sleep', 'Magnesium & sleep'],
    ['  two\n\n lines\t', 'two lines'],
    ['Sleep 😴 well 👩‍👩‍👧 🇩🇪 1️⃣', 'Sleep well 1'],
    ['© 2026 Moss™', '© 2026 Moss™'],
    ['a\u202Eb\u2066c\u0000d\uD800e\uFFFD', 'abcde'],
    ['שלום עולם', 'שלום עולם'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['Źródło', 'Źródło'],
    ['🌿🌿', ''],
    ['', ''],
  ])('shows %j as %j', (text, shown) => expect(cardText(text, 80)).toBe(shown))

  it('leaves a letter as many marks as a language sets', () => {
    expect(cardText(`z${'\u0336'.repeat(500)}`, 80)).toBe('z\u0336\u0336\u0336')
  })

  it('cuts after a word, or within one that is all there is', () => {
    expect(cardText('one two three four', 12)).toBe('one two…')
    expect(cardText('one two, three four', 13)).toBe('one two…')
    expect(cardText('a'.repeat(5_000_000), 10)).toBe(`${'a'.repeat(9)}…`)
  })
})

it('escapeMarkup leaves no markup', () => {
  expect(escapeMarkup('<span size="9">&amp;</span>')).toBe(
    '&lt;span size="9"&gt;&amp;amp;&lt;/span&gt;',
  )
})
