/**
 * Settles who sends a request and whether readers can sign up; reads what the build rendered into the content cache, so that an outage finds it filled, and says so at
 * /readyz; then looks at every document, so that the log tells of what no page can show.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { requireBuiltLocale } = await import('./locale/built-locale')
  requireBuiltLocale()
  const { settleClientAddresses } = await import('./server/client-address')
  settleClientAddresses(process.env.SITE_TRUSTED_PROXIES)
  const { checkNewsletter } = await import('./features/newsletter/the-newsletter')
  checkNewsletter()
  const { warmUp, warmUpAfterOutage } = await import('./gate/warm-up')
  const { readyAfter } = await import('./gate/readiness')
  const { shapeCheck } = await import('./content/shapes/shapes')
  const firstWork = async () => {
    if (process.env.NODE_ENV === 'production') {
      await readyAfter(warmUp())
      await warmUpAfterOutage()
    }
    shapeCheck().checkAll()
  }
  void firstWork()
}
