import { assertPortsFree, portsFromEnvironment } from './ports.ts'
import { stateFolder } from './repository.ts'
import { ServiceGroup } from './service-group.ts'
import { startStack } from './stack.ts'
import { summary } from './summary.ts'

/** `npm start` and `npm run dev`: runs the stack until Ctrl-C, or says in a sentence why it cannot. */
export async function runStack(mode: 'production' | 'development'): Promise<void> {
  // A developer watches what the three print while they run; else their logs are for when one fails.
  let watching = false
  const group = new ServiceGroup(
    mode === 'production'
      ? undefined
      : (service, line) => {
          if (watching && line.trim()) console.log(`${service.toLowerCase().padEnd(10)} │ ${line}`)
        },
  )
  // A terminal that was closed cannot be written to; that must not keep anything from being stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  let stopping = false
  const end = async (code: number, message: string) => {
    if (stopping) return
    stopping = true
    watching = false
    process.stdout.write(message)
    await group.stop()
    if (code === 0) console.log(' done. Your content is kept in .vitrine/.\n')
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void end(0, '\n  Stopping …'))
  }
  try {
    console.log(`\n  Vitrine${mode === 'development' ? ' (development)' : ''}\n`)
    const ports = portsFromEnvironment(process.env)
    await assertPortsFree(ports)
    const stack = await startStack(group, { ports, stateFolder, mode })
    console.log(summary(stack.addresses, mode))
    watching = true
    throw await stack.failed
  } catch (error) {
    await end(1, `\n  ${error instanceof Error ? error.message : String(error)}\n\n`)
  }
}
