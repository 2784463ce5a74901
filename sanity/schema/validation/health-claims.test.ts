import { describe, expect, it } from 'vitest'
import { checkHealthClaims } from './health-claims.ts'

describe('checkHealthClaims', () => {
  it.each([
    ['Magnesium cures insomnia.', '“cures”', 'may ease'],
    ['It TREATS anxiety', '“TREATS”', 'may help with'],
    ['Vitamin D prevents colds', '“prevents”', 'may lower the chance of'],
    ['Clinically proven to work', '“Clinically proven”', 'studied in trials'],
    ['A miracle for tired legs', '“miracle”', 'promising'],
    ['A detox tea', '“detox”', 'liver'],
  ])('flags “%s” and suggests other words', (text, word, instead) => {
    const verdict = checkHealthClaims(text)
    expect(verdict).toContain(word)
    expect(verdict).toContain(instead)
  })

  it.each([
    undefined,
    '',
    'Magnesium may ease a restless night.',
    'A secure, obscure and curated shelf.',
    'An evening treatment room and a retreat.',
    'A treat for the senses, among other sweet treats.',
    'Not intended to diagnose, treat, cure or prevent any disease.',
    'It doesn’t cure anything.',
    'No supplement heals a broken night.',
  ])('lets “%s” pass', (text) => expect(checkHealthClaims(text)).toBe(true))

  it('does not let a denial in one sentence excuse the next', () => {
    expect(checkHealthClaims('It is not a medicine. It cures insomnia.')).toContain('“cures”')
    expect(checkHealthClaims('It is not a medicine\nIt cures insomnia')).toContain('“cures”')
  })

  it('does not let a denial after the claim excuse it', () => {
    expect(checkHealthClaims('It cures insomnia, no question.')).toContain('“cures”')
  })
})
