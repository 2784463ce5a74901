import { Service, type ServiceOptions } from './service.ts'

/** The running services in the order they were started; stopped in the reverse order. */
export class ServiceGroup {
  readonly #services: Service[] = []
  #stopped = false

  /** Starts a service and waits until it answers. Throws when the group was stopped meanwhile. */
  async start(options: ServiceOptions): Promise<Service> {
    if (this.#stopped) throw new Error('Stopped before everything had started.')
    const service = new Service(options)
    this.#services.push(service)
    await service.ready()
    return service
  }

  async stop(): Promise<void> {
    this.#stopped = true
    for (const service of this.#services.toReversed()) await service.stop()
  }
}
