import { expect, onTestFinished, test, vi } from 'vitest'
import { Interruption } from './interruption.ts'
import { step } from './progress.ts'

/** What is printed from now on. */
function printed(): () => string {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  onTestFinished(() => write.mockRestore())
  return () => write.mock.calls.join('').replace(/\d+\.\d s/g, '0.0 s')
}

test('steps that overlap each tell their end beside their title', async () => {
  const output = printed()
  const studio = Promise.withResolvers<void>()
  const build = step('Building the Studio', () => studio.promise)
  await step('Writing the content', async () => {})
  studio.resolve()
  await build
  expect(output()).toBe(
    '  Building the Studio …\n  Writing the content … 0.0 s\n  Building the Studio … 0.0 s\n',
  )
})

test('a failure is told, an interruption is not', async () => {
  const output = printed()
  const fail = () => step('Building', () => Promise.reject(new Error('no')))
  await expect(fail()).rejects.toThrow('no')
  expect(output()).toBe('  Building … failed\n')
  const stop = () => step('Filling', () => Promise.reject(new Interruption()))
  await expect(stop()).rejects.toThrow(Interruption)
  expect(output()).toBe('  Building … failed\n  Filling …')
})
