import { Interruption } from './interruption.ts'
import { ProcessGroup, type ProcessGroupOptions } from './process-group.ts'
import { Service, type ServiceOptions } from './service.ts'

export interface TaskOptions extends ProcessGroupOptions {
  /** What messages call it, such as `The build of the Studio`. */
  name: string
}

const LOG_LINES = 40

/** What runs for a stack, in the order it was started: stopped in the reverse order. */
export class ServiceGroup {
  readonly #running: { stop(): Promise<void> }[] = []
  readonly #onLine: ((service: string, line: string) => void) | undefined
  readonly #stop = new AbortController()

  /** @param onLine is told each line that a service prints, which stands in its log too. */
  constructor(onLine?: (service: string, line: string) => void) {
    this.#onLine = onLine
  }

  /** Aborted as soon as the group is told to stop. */
  get stopped(): AbortSignal {
    return this.#stop.signal
  }

  /** Starts a service and waits until it answers. Throws Interruption when the group was stopped. */
  async start(options: ServiceOptions): Promise<Service> {
    if (this.stopped.aborted) throw new Interruption()
    const tell = this.#onLine
    const onLine = tell && ((line: string) => tell(options.name, line))
    const service = new Service({ ...options, ...(onLine && { onLine }) })
    this.#running.push(service)
    await service.ready()
    return service
  }

  /**
   * Runs a command to its end.
   * @throws with the end of its log when it fails; Interruption when the group was stopped meanwhile.
   */
  async complete({ name, ...options }: TaskOptions): Promise<void> {
    if (this.stopped.aborted) throw new Interruption()
    const task = new ProcessGroup(options)
    this.#running.push(task)
    await task.exited
    if (this.stopped.aborted) throw new Interruption()
    this.#running.splice(this.#running.indexOf(task), 1)
    await task.stop()
    if (task.succeeded) return
    throw new Error(`${name} failed. The end of ${options.logFile}:\n\n${task.logEnd(LOG_LINES)}`)
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    for (const running of this.#running.toReversed()) await running.stop()
  }
}
