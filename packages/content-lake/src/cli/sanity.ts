import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Command } from 'commander'
import { z } from 'zod'
import { CommandError } from './command-error.ts'

const manifest = z.object({ bin: z.object({ sanity: z.string() }) })

/** `content-lake sanity …`: the project's own Sanity CLI, for which hosted Sanity is this lake. */
export function sanityCommand(): Command {
  return new Command('sanity')
    .description("Run the project's Sanity CLI on this lake: content-lake sanity documents get x")
    .argument('[args...]', 'as for "sanity"')
    .allowUnknownOption()
    .passThroughOptions()
    .helpOption(false)
    .action(runSanity)
}

async function runSanity(args: readonly string[]): Promise<void> {
  const cli = await findCli()
  const { UNREPORTED, withHostedEnvironment } = await import('./hosted/hosted-environment.ts')
  if (asksForHelp(args)) return runCli(cli, args, UNREPORTED)
  const { withLake } = await import('./with-lake.ts')
  const { SANITY_AUTH_TOKEN } = process.env
  await withLake({ label: 'sanity', role: 'administrator' }, ({ url, token }) =>
    withHostedEnvironment({ lakeUrl: url, token: SANITY_AUTH_TOKEN || token }, (variables) =>
      runCli(cli, args, variables),
    ),
  )
}

/** By the rule of the CLI itself, which then does nothing but print it: no lake is needed for that. */
function asksForHelp(args: readonly string[]): boolean {
  const [first] = args
  const flags = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined)
  return first === undefined || first === 'help' || flags.includes('--help')
}

async function runCli(
  cli: string,
  args: readonly string[],
  variables: Record<string, string>,
): Promise<void> {
  const child = spawn(process.execPath, [cli, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...variables },
  })
  const [code] = await once(child, 'exit')
  process.exitCode = code ?? 1
}

async function findCli(): Promise<string> {
  try {
    const file = createRequire(path.resolve('package.json')).resolve('sanity/package.json')
    const { bin } = manifest.parse(JSON.parse(await readFile(file, 'utf8')))
    return path.join(path.dirname(file), bin.sanity)
  } catch (error) {
    throw new CommandError(
      'The package "sanity" is not installed here: run this in the folder of your Studio.',
      { cause: error },
    )
  }
}
