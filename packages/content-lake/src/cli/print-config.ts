import { variableOf } from '../config/environment.ts'
import { printableSettings, secretsLeftOut } from '../config/printable-settings.ts'
import { readConfig } from '../config/read-config.ts'
import { NOT_PRINTED } from '../config/settings.ts'

/** Prints the configuration in force as a configuration file; what that lacks is said on standard error. */
export function printConfig(): void {
  const settings = printableSettings(readConfig(process.env))
  process.stdout.write(`${JSON.stringify(settings, null, 2)}\n`)
  const secrets = secretsLeftOut(settings)
  if (secrets.length === 0) return
  const variables = secrets.map(variableOf).join(' and ')
  process.stderr.write(
    `content-lake: Secrets are not printed: as a file, this works once each "${NOT_PRINTED}" is replaced, or with ${variables}.\n`,
  )
}
