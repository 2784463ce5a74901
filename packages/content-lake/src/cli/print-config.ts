import type { Config } from '../config/config.ts'
import { variableOf } from '../config/environment.ts'
import { printableSettings, secretsLeftOut } from '../config/printable-settings.ts'
import { readConfig } from '../config/read-config.ts'
import { NOT_PRINTED } from '../config/settings.ts'
import { CommandError } from './command-error.ts'

/**
 * Prints the configuration in force as a configuration file; what that lacks is said on standard error.
 * @throws ConfigError, CommandError as a server would be refused
 */
export async function printConfig(): Promise<void> {
  const config = readConfig(process.env)
  await requireWebhooks(config)
  const settings = printableSettings(config)
  process.stdout.write(`${JSON.stringify(settings, null, 2)}\n`)
  const secrets = secretsLeftOut(settings)
  if (secrets.length === 0) return
  const variables = secrets.map(variableOf).join(' and ')
  process.stderr.write(
    `content-lake: Secrets are not printed: as a file, this works once each "${NOT_PRINTED}" is replaced, or with ${variables}.\n`,
  )
}

async function requireWebhooks({ webhooksFile }: Config): Promise<void> {
  if (webhooksFile === null) return
  const { readWebhooks } = await import('../events/webhooks/webhook.ts')
  try {
    readWebhooks(webhooksFile)
  } catch (error) {
    throw error instanceof Error ? new CommandError(error.message, { cause: error }) : error
  }
}
