import { log } from '../log'
import { gate } from './gate'
import { prerenderedPaths } from './prerendered'

/**
 * Brings the content of every page of the build up to date, one at a time. Until then a page is brought up to
 * date by its first request; afterwards an outage can no longer find this process without a page's content.
 */
export async function warmUp(): Promise<void> {
  const started = performance.now()
  const paths = [...prerenderedPaths()].filter((path) => !path.startsWith('/_'))
  for (const path of paths)
    await gate(path).catch((error) => log.error('warm-up', { path, error: String(error) }))
  log.info('content.warm', {
    pages: paths.length,
    milliseconds: Math.round(performance.now() - started),
  })
}
