#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { z } from 'zod'
import { CommandError } from './cli/command-error.ts'
import { datasetCommand } from './cli/dataset.ts'
import { sanityCommand } from './cli/sanity.ts'
import { tokenCommand } from './cli/token.ts'
import { webhookCommand } from './cli/webhook.ts'
import { ConfigError } from './config/read-config.ts'

const FAILURE = 1
const WRONG_USAGE = 2

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')))

const program = new Command('content-lake')
  .description('An embedded content lake that speaks the Sanity API over SQLite')
  .version(version)
  .enablePositionalOptions()
  .addHelpText('after', '\nConfiguration comes from CONTENT_LAKE_* variables; see the README.')
program
  .command('serve')
  .description('Serve the lake until interrupted')
  .option('--quiet', 'do not log reads that succeed')
  .action(async (options: { quiet?: boolean }) => {
    // Loaded for this command only: the others start in a fraction of the time without the server.
    const { serve } = await import('./cli/serve.ts')
    await serve(options)
  })
program.addCommand(tokenCommand())
program.addCommand(datasetCommand())
program.addCommand(webhookCommand())
program.addCommand(sanityCommand())
for (const command of [
  program,
  ...program.commands,
  ...program.commands.flatMap((c) => c.commands),
]) {
  command.exitOverride()
}

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE
  const known = error instanceof CommandError || error instanceof ConfigError
  const message =
    known || !(error instanceof Error) ? String(error).replace(/^\w+: /, '') : error.stack
  process.stderr.write(`content-lake: ${message}\n`)
  return FAILURE
}
