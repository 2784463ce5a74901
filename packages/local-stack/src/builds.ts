import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fingerprint } from './fingerprint.ts'
import { step } from './progress.ts'
import { repositoryBin, repositoryRoot, storefrontFolder, studioFolder } from './repository.ts'
import type { ServiceGroup } from './service-group.ts'

const SHARED_INPUTS = ['package-lock.json', 'tsconfig.base.json', 'packages/content']

/** Builds the Studio unless the same sources and addresses were built before. Returns its folder. */
export async function buildStudio(
  group: ServiceGroup,
  stateFolder: string,
  suffix: string,
  env: NodeJS.ProcessEnv,
  logs: string,
): Promise<string> {
  const output = join(studioFolder, `dist${suffix}`)
  const build = {
    stampFile: join(stateFolder, 'builds', `studio${suffix}`),
    output,
    fingerprint: fingerprint(
      repositoryRoot,
      [...SHARED_INPUTS, 'sanity'],
      pick(env, /^SANITY_STUDIO_/),
    ),
  }
  await buildOnce('Building the Studio', build, () =>
    group.complete({
      name: 'The build of the Studio',
      command: repositoryBin('sanity'),
      args: ['build', '--yes', output],
      cwd: studioFolder,
      env,
      logFile: join(logs, 'studio-build.log'),
    }),
  )
  return output
}

/** Builds the storefront (which reads the running lake) unless the same was built before. */
export async function buildStorefront(
  group: ServiceGroup,
  stateFolder: string,
  suffix: string,
  env: NodeJS.ProcessEnv,
  logs: string,
): Promise<void> {
  const build = {
    stampFile: join(stateFolder, 'builds', `storefront${suffix}`),
    output: join(storefrontFolder, `.next${suffix}`, 'BUILD_ID'),
    fingerprint: fingerprint(
      repositoryRoot,
      [...SHARED_INPUTS, 'apps/storefront'],
      pick(env, /^(SANITY_|SITE_URL|NEXT_DIST_DIR)/),
    ),
  }
  await buildOnce('Building the storefront', build, () =>
    group.complete({
      name: 'The build of the storefront',
      command: repositoryBin('next'),
      args: ['build'],
      cwd: storefrontFolder,
      env,
      logFile: join(logs, 'storefront-build.log'),
    }),
  )
}

interface Build {
  stampFile: string
  output: string
  fingerprint: string
}

async function buildOnce(title: string, build: Build, work: () => Promise<void>): Promise<void> {
  const { stampFile, output } = build
  const built = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : ''
  if (built === build.fingerprint && existsSync(output)) return
  rmSync(stampFile, { force: true })
  await step(title, work)
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, build.fingerprint)
}

function pick(env: NodeJS.ProcessEnv, pattern: RegExp): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(env)
      .filter(([name]) => pattern.test(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}
