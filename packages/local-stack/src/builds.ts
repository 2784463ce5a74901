import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fingerprint } from './fingerprint.ts'
import type { Instance } from './instance.ts'
import { step } from './progress.ts'
import { repositoryBin, repositoryRoot, storefrontFolder, studioFolder } from './repository.ts'
import type { ServiceGroup } from './service-group.ts'

const SHARED_INPUTS = ['package-lock.json', 'tsconfig.base.json', 'packages/content']

/** The folder that the Studio is built into. */
export function studioOutput({ buildSuffix }: Instance): string {
  return join(studioFolder, `dist${buildSuffix}`)
}

/** Builds the Studio unless the same sources and addresses were built before. */
export async function buildStudio(
  group: ServiceGroup,
  instance: Instance,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const output = studioOutput(instance)
  const build = {
    stampFile: join(instance.stateFolder, 'builds/studio'),
    result: join(output, 'index.html'),
    fingerprint: fingerprint(
      repositoryRoot,
      [...SHARED_INPUTS, 'packages/lake-workspace', 'sanity'],
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
      logFile: join(instance.logs, 'studio-build.log'),
    }),
  )
}

/** Builds the storefront (which reads the running lake) unless the same was built before. */
export async function buildStorefront(
  group: ServiceGroup,
  instance: Instance,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const build = {
    stampFile: join(instance.stateFolder, 'builds/storefront'),
    result: join(storefrontFolder, `.next${instance.buildSuffix}`, 'BUILD_ID'),
    fingerprint: fingerprint(
      repositoryRoot,
      [...SHARED_INPUTS, 'apps/storefront'],
      pick(env, /^(SANITY_|NEWSLETTER_|SITE_(URL|LOCALE)$)/),
    ),
  }
  await buildOnce('Building the storefront', build, () =>
    group.complete({
      name: 'The build of the storefront',
      command: repositoryBin('next'),
      args: ['build'],
      cwd: storefrontFolder,
      env,
      logFile: join(instance.logs, 'storefront-build.log'),
    }),
  )
}

interface Build {
  /** Holds the fingerprint of the last build that succeeded. */
  stampFile: string
  /** A file that every build writes. */
  result: string
  fingerprint: string
}

async function buildOnce(title: string, build: Build, work: () => Promise<void>): Promise<void> {
  const { stampFile, result } = build
  const built = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : ''
  if (built === build.fingerprint && existsSync(result)) return
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
