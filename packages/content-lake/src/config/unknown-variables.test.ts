import { expect, test } from 'vitest'
import { variableOf } from './environment.ts'
import { settings } from './settings.ts'
import { unknownVariables } from './unknown-variables.ts'

test('every setting is known, and so is the file of them', () => {
  const known = [...Object.keys(settings.shape).map(variableOf), 'CONTENT_LAKE_CONFIG']
  expect(unknownVariables(Object.fromEntries(known.map((name) => [name, 'x'])))).toEqual([])
  expect(unknownVariables({ PATH: '/bin', CONTENT_TYPE: 'text', SANITY_PROT: '1' })).toEqual([])
})

test.each([
  ['CONTENT_LAKE_PROT', 'CONTENT_LAKE_PORT'],
  ['CONTENT_LAKE_DATA_DIR', 'CONTENT_LAKE_DATA'],
  ['CONTENT_LAKE_PUBLICURL', 'CONTENT_LAKE_PUBLIC_URL'],
  ['CONTENT_LAKE_MAX_UPLOAD_MB', 'CONTENT_LAKE_MAX_UPLOAD'],
  ['CONTENT_LAKE_port', null],
  ['CONTENT_LAKE_COLOUR', null],
  ['CONTENT_LAKE_', null],
])('%s is none, and the nearest is %s', (name, nearest) => {
  expect(unknownVariables({ [name]: 'x' })).toEqual([{ name, nearest }])
})
