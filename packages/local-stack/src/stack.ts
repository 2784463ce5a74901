import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Ports } from '../bootstrap/ports.mjs'
import { buildStorefront, buildStudio, studioOutput } from './builds.ts'
import {
  type Addresses,
  lakeEnvironment,
  siteEnvironment,
  studioEnvironment,
} from './environment.ts'
import type { Instance } from './instance.ts'
import { keepRunning, type Restarts } from './keep-running.ts'
import type { Mode } from './mode.ts'
import { step } from './progress.ts'
import { loadSecrets, type Secrets } from './secrets.ts'
import { seedIfNew } from './seed.ts'
import type { ServiceGroup } from './service-group.ts'
import { lakeService, storefrontService, studioService } from './services.ts'
import { writeWebhooks } from './webhooks.ts'

export interface StackOptions {
  /** Locked by the caller. */
  instance: Instance
  ports: Ports
  mode: Mode
  /** Once all run, one that ends by itself is started again; without this, it fails the stack. */
  restarts?: Restarts
}

export interface Stack {
  readonly addresses: Addresses
  readonly secrets: Secrets
  /** Resolves with the reason when a service ends that nobody stopped, unless it is started again. */
  readonly failed: Promise<Error>
}

/** Builds what is not built and starts lake, Studio and storefront; each answers when this resolves. */
export async function startStack(
  group: ServiceGroup,
  { instance, ports, mode, restarts }: StackOptions,
): Promise<Stack> {
  const { stateFolder, logs } = instance
  mkdirSync(stateFolder, { recursive: true })
  const secrets = loadSecrets(stateFolder)
  const addresses: Addresses = {
    lake: `http://localhost:${ports.lake}`,
    studio: `http://localhost:${ports.studio}`,
    storefront: `http://localhost:${ports.storefront}`,
  }
  const webhooksFile = join(stateFolder, 'webhooks.json')
  writeWebhooks(webhooksFile, addresses.storefront, secrets.webhookSecret)
  const lakeData = join(stateFolder, 'lake')
  const lakeEnv = lakeEnvironment(addresses, ports.lake, secrets, lakeData, webhooksFile)
  const studioEnv = studioEnvironment(addresses)
  const siteEnv = siteEnvironment(addresses, secrets, instance)

  const lake = await step('Starting the content lake', () =>
    group.start(lakeService(mode, addresses, lakeEnv, logs)),
  )
  const fillLake = () => seedIfNew(group, instance, addresses, secrets)
  const prepare = async () => {
    if (mode === 'development') return fillLake()
    // The Studio's build asks nobody; the storefront's reads the content.
    await Promise.all([
      buildStudio(group, instance, studioEnv),
      fillLake().then(() => buildStorefront(group, instance, siteEnv)),
    ])
  }
  await Promise.race([prepare(), lake.unexpectedExit().then((reason) => Promise.reject(reason))])

  const [studio, storefront] = await step('Starting the Studio and the storefront', () =>
    Promise.all([
      group.start(studioService(mode, ports, addresses, studioEnv, logs, studioOutput(instance))),
      group.start(storefrontService(mode, ports, addresses, siteEnv, logs)),
    ]),
  )
  return {
    addresses,
    secrets,
    failed: Promise.race(
      [lake, studio, storefront].map((service) =>
        restarts ? keepRunning(service, group.stopped, restarts) : service.unexpectedExit(),
      ),
    ),
  }
}
