import { setFlagsFromString } from 'node:v8'
import type { Config } from '../config/config.ts'
import { readConfig } from '../config/read-config.ts'
import type { Lake } from '../datasets/lake.ts'
import { openLake } from '../datasets/open-lake.ts'
import { createJsonLog, type Log, withoutSuccessfulReads } from '../logging/log.ts'
import { requireAddress, startServer } from '../server.ts'
import { cannotListen } from './cannot-listen.ts'
import { CommandError } from './command-error.ts'
import { endProcess } from './end-process.ts'

const LAST_GRACE_MS = 1_000
/** By how much V8 lets its heap grow before it looks for what is garbage; by itself it would be up to 300. */
const HEAP_GROWTH = 60

/** Serves the lake that the environment describes until SIGINT or SIGTERM. */
export async function serve(options: { quiet?: boolean }): Promise<void> {
  const config = readConfig(process.env)
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`)
  // A reader of the log that goes away must not take the server with it.
  process.stdout.on('error', () => {})
  const everything = createJsonLog((line) => process.stdout.write(line))
  const log = options.quiet ? withoutSuccessfulReads(everything) : everything
  const refuse = (error: unknown): never => {
    throw cannotListen(error, config)
  }
  // Before anything is made of a data folder that is not there.
  await requireAddress(config).catch(refuse)
  const lake = open(config, log)
  const server = await startServer(lake).catch(async (error: unknown) => {
    await lake.close()
    return refuse(error)
  })

  let stopping = false
  async function stop(signal: NodeJS.Signals): Promise<void> {
    if (stopping) return
    stopping = true
    log({ event: 'stopping', signal })
    await server.stop()
    log({ event: 'stopped' })
    // What still runs by now, such as a picture being made, is for nobody any more.
    setTimeout(endProcess, LAST_GRACE_MS).unref()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)

  log({
    event: 'listening',
    url: config.publicUrl,
    project: config.projectId,
    datasets: config.datasets.join(','),
    data: config.dataDirectory,
    signIn: config.signIn,
  })
}

/** The stores explain in one sentence what is wrong with a file; that is all a person needs. */
function open(config: Config, log: Log): Lake {
  try {
    return openLake(config, log)
  } catch (error) {
    throw error instanceof Error ? new CommandError(error.message, { cause: error }) : error
  }
}
