import { expect, test } from 'vitest'
import { nameProblem } from './person-name.ts'

test.each([
  '',
  ' ',
  ' Ada',
  'Ada\n',
  'a'.repeat(61),
  'Bob\0',
  'Bob\u200b',
  'Bob\u202e',
  'B\u00adob',
  'Bob\u2028Ada',
  'Bob\ud800',
  '\u3164',
])('%j is nobody’s name', (name) => {
  expect(nameProblem(name)).toMatch(/^A name has .+\.$/)
})

test.each([
  'Ada',
  'Ádám',
  'A\u0301da\u0301m',
  'Ödön Ő. von Horváth',
  '山田 太郎',
  'نور',
  'Ada ❤\ufe0f',
])('%s can be a name', (name) => expect(nameProblem(name)).toBeNull())
