/** Reads what the build rendered into the content cache, so that an outage finds it filled. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NODE_ENV !== 'production') return
  const { warmUp } = await import('./content/gate/warm-up')
  void warmUp()
}
