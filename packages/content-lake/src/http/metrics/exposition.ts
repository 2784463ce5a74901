import type { MetricFamily } from './metric-family.ts'

/** What a metric means over all servers is for Prometheus to say; here there is one. */
const AGGREGATOR = 'sum'

type Library = typeof import('prom-client')
let loaded: Promise<{ library: Library; ofProcess: { metrics(): Promise<string> } }> | null = null

/**
 * Metrics as Prometheus reads them, those of the process among them. The library is loaded, and the
 * process watched, from the first time on: a lake that nobody asks starts without them.
 */
export async function exposition(
  families: readonly MetricFamily[],
): Promise<{ contentType: string; text: string }> {
  loaded ??= load()
  const { library, ofProcess } = await loaded
  const registry = library.AggregatorRegistry.aggregate([
    families.map((family) => ({ ...family, aggregator: AGGREGATOR })),
  ])
  const text = `${await registry.metrics()}\n${await ofProcess.metrics()}`
  return { contentType: registry.contentType, text }
}

async function load() {
  const library = await import('prom-client')
  const ofProcess = new library.Registry()
  library.collectDefaultMetrics({ register: ofProcess })
  return { library, ofProcess }
}
