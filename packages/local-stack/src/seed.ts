import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Addresses, seedEnvironment } from './environment.ts'
import type { Instance } from './instance.ts'
import { step } from './progress.ts'
import { studioFolder } from './repository.ts'
import type { Secrets } from './secrets.ts'
import type { ServiceGroup } from './service-group.ts'

/**
 * Writes the demo content once in the life of a lake. The mark, not the content, decides:
 * what an editor deleted stays deleted, and an interrupted seed is taken up again.
 */
export async function seedIfNew(
  group: ServiceGroup,
  instance: Instance,
  addresses: Addresses,
  secrets: Secrets,
): Promise<void> {
  const mark = join(instance.stateFolder, 'lake', 'seeded')
  if (existsSync(mark)) return
  await step('Writing the demo content', () =>
    group.complete({
      name: 'Writing the demo content',
      command: process.execPath,
      args: ['--disable-warning=ExperimentalWarning', 'demo/seed.ts'],
      cwd: studioFolder,
      env: seedEnvironment(addresses, secrets),
      logFile: join(instance.logs, 'seed.log'),
    }),
  )
  writeFileSync(mark, `${new Date().toISOString()}\n`)
}
