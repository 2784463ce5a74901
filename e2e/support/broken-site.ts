import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { siteEnvironment } from '@vitrine/local-stack/environment'
import { instanceNamed } from '@vitrine/local-stack/instance'
import { freePorts } from '@vitrine/local-stack/ports'
import { loadSecrets } from '@vitrine/local-stack/secrets'
import { ServiceGroup } from '@vitrine/local-stack/service-group'
import { storefrontService } from '@vitrine/local-stack/services'
import { runningStack } from './stack.ts'

const FAULTS = new URL('../../apps/storefront/test/support/planted-faults.mjs', import.meta.url)
  .href

/** A second server of the built site. */
export interface BrokenSite {
  readonly url: string
  stop(): Promise<void>
}

/** Starts one that reaches no lake (503) and fails at the address `planted-fault` (500). */
export async function startBrokenSite(): Promise<BrokenSite> {
  const { stateFolder, ...addresses } = runningStack()
  const instance = instanceNamed(basename(stateFolder))
  const ports = await freePorts()
  const url = `http://localhost:${ports.storefront}`
  const nobody = `http://localhost:${ports.lake}`
  const logs = join(stateFolder, 'broken-site')
  mkdirSync(logs, { recursive: true })
  const broken = { ...addresses, storefront: url, lake: nobody }
  const env = {
    ...siteEnvironment(broken, loadSecrets(stateFolder), instance),
    NODE_OPTIONS: `--import=${FAULTS}`,
  }
  const group = new ServiceGroup()
  await group.start(storefrontService('production', ports, broken, env, logs))
  return { url, stop: () => group.stop() }
}
