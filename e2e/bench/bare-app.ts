import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePorts } from '@vitrine/local-stack/ports'
import type { ServiceGroup } from '@vitrine/local-stack/service-group'

const FOLDER = fileURLToPath(new URL('bare-app', import.meta.url))
const NEXT = fileURLToPath(new URL('../../node_modules/next/dist/bin/next', import.meta.url))

/**
 * Builds and serves an app of the same Next.js that has a page with one link and no more.
 * @returns the address of its prerendered post
 */
export async function startBareApp(group: ServiceGroup, logs: string): Promise<string> {
  const { storefront: port } = await freePorts()
  const next = (args: string[], log: string) => ({
    name: 'bare app',
    command: process.execPath,
    args: [NEXT, ...args],
    cwd: FOLDER,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production' as const,
      NEXT_TELEMETRY_DISABLED: '1',
    },
    logFile: path.join(logs, log),
  })
  await group.complete(next(['build'], 'bare-app-build.log'))
  const url = `http://localhost:${port}/posts/one`
  await group.start({
    ...next(['start', '--hostname', 'localhost', '--port', String(port)], 'bare-app.log'),
    readyUrl: url,
  })
  return url
}
