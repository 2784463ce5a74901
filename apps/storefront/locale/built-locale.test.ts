import { afterEach, describe, expect, it, vi } from 'vitest'

/** What a site built for a locale does when it is started in English. */
async function startOfSiteBuiltFor(built: string) {
  vi.resetModules()
  vi.stubEnv('BUILT_LOCALE', built)
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never)
  const logged = vi.spyOn(console, 'error').mockReturnValue()
  const { requireBuiltLocale } = await import('./built-locale')
  requireBuiltLocale()
  return { exit, logged }
}

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  vi.resetModules()
})

describe('requireBuiltLocale', () => {
  it('lets a site start in the language of its build', async () => {
    const { exit, logged } = await startOfSiteBuiltFor('en')
    expect(exit).not.toHaveBeenCalled()
    expect(logged).not.toHaveBeenCalled()
  })

  it('ends one that would mix two languages, and says why', async () => {
    const { exit, logged } = await startOfSiteBuiltFor('de')
    expect(exit).toHaveBeenCalledWith(1)
    expect(logged.mock.calls.join()).toContain('built with SITE_LOCALE=de and started with')
  })
})
