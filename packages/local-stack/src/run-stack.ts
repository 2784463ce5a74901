import { whenOrphaned } from '../bootstrap/orphaned.mjs'
import { assertPortsFree, portsFromEnvironment } from '../bootstrap/ports.mjs'
import { instanceFromEnvironment, lockInstance } from './instance.ts'
import { INTERRUPTED } from './interruption.ts'
import type { Mode } from './mode.ts'
import { ServiceGroup } from './service-group.ts'
import { startStack } from './stack.ts'
import { summary } from './summary.ts'

/** `npm start` and `npm run dev`: runs the stack until Ctrl-C, or says in a sentence why it cannot. */
export async function runStack(mode: Mode): Promise<void> {
  let ready = false
  let stopping = false
  // A developer watches what the three print while they run; else their logs are for when one fails.
  const watch = (service: string, line: string) => {
    if (ready && !stopping && line.trim()) {
      console.log(`${service.toLowerCase().padEnd(10)} │ ${line}`)
    }
  }
  const group = new ServiceGroup(mode === 'development' ? watch : undefined)
  const end = async (code: number, message: string, afterwards = '') => {
    if (stopping) return
    stopping = true
    process.stdout.write(message)
    await group.stop()
    process.stdout.write(afterwards)
    process.exit(code)
  }
  // A terminal that was closed cannot be written to; that must not keep anything from being stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () =>
      ready
        ? end(0, '\n  Stopping …', ' done. Your content is kept.\n\n')
        : end(INTERRUPTED, '\n  Stopping …', ' done. The next start goes on from here.\n\n'),
    )
  }
  // Nobody could press Ctrl-C any more.
  whenOrphaned(() => process.kill(process.pid, 'SIGINT'))
  try {
    console.log(`\n  Vitrine${mode === 'development' ? ' (development)' : ''}\n`)
    const instance = instanceFromEnvironment(process.env)
    const ports = portsFromEnvironment(process.env)
    lockInstance(instance)
    await assertPortsFree(ports)
    const restarts = { tell: (sentence: string) => console.log(`  ${sentence}\n`) }
    const stack = await startStack(group, { instance, ports, mode, restarts })
    console.log(summary(stack.addresses, instance, mode))
    ready = true
    throw await stack.failed
  } catch (error) {
    await end(1, `\n  ${error instanceof Error ? error.message : String(error)}\n\n`)
  }
}
