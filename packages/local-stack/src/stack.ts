import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildStorefront, buildStudio } from './builds.ts'
import {
  type Addresses,
  lakeEnvironment,
  siteEnvironment,
  studioEnvironment,
} from './environment.ts'
import type { Mode } from './mode.ts'
import type { Ports } from './ports.ts'
import { step } from './progress.ts'
import { loadSecrets, type Secrets } from './secrets.ts'
import { seedIfNew } from './seed.ts'
import type { Service } from './service.ts'
import type { ServiceGroup } from './service-group.ts'
import { lakeService, storefrontService, studioService } from './services.ts'
import { writeWebhooks } from './webhooks.ts'

export interface StackOptions {
  ports: Ports
  /** Content, secrets and logs. */
  stateFolder: string
  mode: Mode
  /** Appended to the names of the build folders, so that two stacks never share one. */
  buildSuffix?: string
  /** Whether a lake that was not there before gets the demo content (default true). */
  seed?: boolean
}

export interface Stack {
  readonly addresses: Addresses
  readonly secrets: Secrets
  /** Resolves with the reason when a service ends that nobody stopped. */
  readonly failed: Promise<Error>
  /** Stops the lake; the returned function starts it again on the same port and data. */
  stopLake(): Promise<() => Promise<void>>
  /** Stops the storefront; the returned function starts it again from the same build. */
  stopStorefront(): Promise<() => Promise<void>>
}

/** Builds what is not built and starts lake, Studio and storefront; each answers when this resolves. */
export async function startStack(group: ServiceGroup, options: StackOptions): Promise<Stack> {
  const { ports, stateFolder, mode, buildSuffix = '', seed = true } = options
  mkdirSync(stateFolder, { recursive: true })
  const secrets = loadSecrets(stateFolder)
  const addresses: Addresses = {
    lake: `http://localhost:${ports.lake}`,
    studio: `http://localhost:${ports.studio}`,
    storefront: `http://localhost:${ports.storefront}`,
  }
  const webhooksFile = join(stateFolder, 'webhooks.json')
  writeWebhooks(webhooksFile, addresses.storefront, secrets.webhookSecret)
  const logs = join(stateFolder, 'logs')
  const lakeEnv = lakeEnvironment(
    addresses,
    ports.lake,
    secrets,
    join(stateFolder, 'lake'),
    webhooksFile,
  )
  const studioEnv = studioEnvironment(addresses)
  const siteEnv = siteEnvironment(addresses, secrets, buildSuffix)

  const lakeOptions = lakeService(mode, addresses, lakeEnv, logs)
  let lake = await step('Starting the content lake', () => group.start(lakeOptions))
  if (seed) await seedIfNew(group, stateFolder, addresses, secrets, join(logs, 'seed.log'))

  let studioOutput = ''
  if (mode === 'production') {
    studioOutput = await buildStudio(group, stateFolder, buildSuffix, studioEnv, logs)
    await buildStorefront(group, stateFolder, buildSuffix, siteEnv, logs)
  }
  const storefrontOptions = storefrontService(mode, ports, addresses, siteEnv, logs)
  let [studio, storefront] = await step('Starting the Studio and the storefront', () =>
    Promise.all([
      group.start(studioService(mode, ports, addresses, studioEnv, logs, studioOutput)),
      group.start(storefrontOptions),
    ]),
  )
  const stopAndRestart = async (service: Service, restart: () => Promise<void>) => {
    await service.stop()
    return restart
  }
  return {
    addresses,
    secrets,
    failed: Promise.race([lake, studio, storefront].map((service) => service.unexpectedExit())),
    stopLake: () =>
      stopAndRestart(lake, async () => {
        lake = await group.start(lakeOptions)
      }),
    stopStorefront: () =>
      stopAndRestart(storefront, async () => {
        storefront = await group.start(storefrontOptions)
      }),
  }
}
