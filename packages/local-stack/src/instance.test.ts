import { expect, test } from 'vitest'
import { instanceFromEnvironment, instanceNamed } from './instance.ts'

test('two instances share no folder', () => {
  const [local, second] = [instanceFromEnvironment({}), instanceNamed('second')]
  expect(local.stateFolder).toMatch(/\.vitrine$/)
  expect(second.stateFolder).toMatch(/\.vitrine\/instances\/second$/)
  expect([local.buildSuffix, second.buildSuffix]).toEqual(['-local', '-second'])
})

test.each(['../x', 'Shop', 'a/b', '-', '1'])('"%s" is no name of an instance', (name) => {
  expect(() => instanceFromEnvironment({ VITRINE_INSTANCE: name })).toThrow(
    'VITRINE_INSTANCE begins with a small letter',
  )
})
