import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { z } from 'zod'
import { ConfigError } from '../config/config-error.ts'
import { CONFIG_FILE_VARIABLE } from '../config/read-config.ts'
import { UnusableFile } from '../documents/unusable-file.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { CommandError, UsageError } from './command-error.ts'
import { datasetCommand } from './dataset.ts'
import { explainCommand } from './explain.ts'
import { printConfig } from './print-config.ts'
import { sanityCommand } from './sanity.ts'
import { tokenCommand } from './token.ts'
import { userCommand } from './user.ts'
import { warnOfUnknownVariables } from './warn-of-unknown-variables.ts'
import { webhookCommand } from './webhook.ts'

const FAILURE = 1
const WRONG_USAGE = 2
const CONFIG_FILE = 'JSON file of settings; what a variable sets as well, the variable does'

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')))

/** Runs the command that the process's arguments name; its exit code is 1 after a failure, 2 after wrong usage. */
export async function runProgram(): Promise<void> {
  try {
    await program().parseAsync()
  } catch (error) {
    process.exitCode = report(error)
  }
}

function program(): Command {
  const program = new Command('content-lake')
    .description('An embedded content lake that speaks the Sanity API over SQLite')
    .version(version)
    .enablePositionalOptions()
    .addHelpText(
      'after',
      '\nConfiguration comes from CONTENT_LAKE_* variables and the file of --config; see the README.',
    )
  program
    .command('serve')
    .description('Serve the lake until interrupted')
    .option('--quiet', 'do not log reads that succeed')
    .option('--print-config', 'print the configuration as a file of it, and end')
    .action(async (options: { quiet?: boolean; printConfig?: boolean }) => {
      if (options.printConfig) return printConfig()
      // Loaded for this command only: the others start in a fraction of the time without the server.
      const { serve } = await import('./serve.ts')
      await serve(options)
    })
  program.addCommand(tokenCommand())
  program.addCommand(userCommand())
  program.addCommand(datasetCommand())
  program.addCommand(backupCommand())
  program.addCommand(restoreCommand())
  program.addCommand(explainCommand())
  program.addCommand(webhookCommand())
  program.addCommand(sanityCommand())
  for (const command of [
    program,
    ...program.commands,
    ...program.commands.flatMap((c) => c.commands),
  ]) {
    command.exitOverride()
    if (takesConfigFile(command)) command.option('--config <file>', CONFIG_FILE)
  }
  program.hook('preAction', (_, action) => {
    const { config } = action.optsWithGlobals<{ config?: string }>()
    if (config !== undefined) process.env[CONFIG_FILE_VARIABLE] = config
    warnOfUnknownVariables()
  })
  return program
}

/** All that do something; but the options of `sanity` are the Sanity CLI's, so it takes that of the program. */
function takesConfigFile(command: Command): boolean {
  const isGroup = command.commands.length > 0 && command.registeredArguments.length === 0
  return command.parent === null || (!isGroup && command.name() !== 'sanity')
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE
  const known = [CommandError, ConfigError, UnusableFile].some((kind) => error instanceof kind)
  const message =
    known || !(error instanceof Error) ? String(error).replace(/^\w+: /, '') : error.stack
  process.stderr.write(`content-lake: ${message}\n`)
  return error instanceof UsageError ? WRONG_USAGE : FAILURE
}
