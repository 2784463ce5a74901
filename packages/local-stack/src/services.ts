import { join } from 'node:path'
import type { Ports } from '../bootstrap/ports.mjs'
import type { Addresses } from './environment.ts'
import type { Mode } from './mode.ts'
import { lakeFolder, repositoryBin, storefrontFolder, studioFolder } from './repository.ts'
import type { ServiceOptions } from './service.ts'

const WATCH = ['--watch', '--watch-preserve-output']

/** The lake runs from its TypeScript sources; in development Node restarts it when one changes. */
export function lakeService(
  mode: Mode,
  addresses: Addresses,
  env: NodeJS.ProcessEnv,
  logs: string,
): ServiceOptions {
  return {
    name: 'lake',
    command: process.execPath,
    args: [
      ...(mode === 'production'
        ? ['bin/content-lake.mjs']
        : ['--disable-warning=ExperimentalWarning', ...WATCH, 'src/main.ts']),
      'serve',
      // What is printed is for problems: its end is shown when the lake stops.
      '--quiet',
    ],
    cwd: lakeFolder,
    env,
    logFile: join(logs, 'lake.log'),
    readyUrl: `${addresses.lake}/readyz`,
  }
}

/** The Studio is a folder of static files in production, Vite's server in development. */
export function studioService(
  mode: Mode,
  ports: Ports,
  addresses: Addresses,
  env: NodeJS.ProcessEnv,
  logs: string,
  output: string,
): ServiceOptions {
  const address = ['--host', 'localhost', '--port', String(ports.studio)]
  return {
    name: 'Studio',
    command: repositoryBin(mode === 'production' ? 'sirv' : 'sanity'),
    args:
      mode === 'production'
        ? // Revalidated on every visit: a page kept from before a build would ask for files that are gone.
          [output, '--single', '--quiet', '--etag', '--maxage', '0', ...address]
        : ['dev', ...address],
    cwd: studioFolder,
    env,
    logFile: join(logs, 'studio.log'),
    readyUrl: addresses.studio,
  }
}

/** `next start` of the built storefront, or `next dev`. */
export function storefrontService(
  mode: Mode,
  ports: Ports,
  addresses: Addresses,
  env: NodeJS.ProcessEnv,
  logs: string,
): ServiceOptions {
  return {
    name: 'storefront',
    command: repositoryBin('next'),
    args: [
      mode === 'production' ? 'start' : 'dev',
      '--hostname',
      'localhost',
      '--port',
      String(ports.storefront),
    ],
    cwd: storefrontFolder,
    env,
    logFile: join(logs, 'storefront.log'),
    readyUrl: `${addresses.storefront}/readyz`,
  }
}
