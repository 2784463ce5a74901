import type { Histogram } from '../../histogram.ts'

type Labels = Readonly<Record<string, string>>

export interface MetricSample {
  readonly labels: Labels
  readonly value: number
  /** Where it is not that of the family, as for the parts of a histogram. */
  readonly metricName?: string
}

/** What is told under one name. */
export interface MetricFamily {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge' | 'histogram'
  readonly values: readonly MetricSample[]
}

/** The samples that a histogram is told by. */
export function histogramSamples(name: string, labels: Labels, of: Histogram): MetricSample[] {
  const counts = of.cumulative()
  const bounds = [...of.bounds.map(String), '+Inf']
  return [
    ...bounds.map((le, index) => ({
      metricName: `${name}_bucket`,
      labels: { ...labels, le },
      value: counts[index] ?? 0,
    })),
    { metricName: `${name}_sum`, labels, value: of.sum },
    { metricName: `${name}_count`, labels, value: counts.at(-1) ?? 0 },
  ]
}

/** The samples of counts by one label. */
export function samplesBy(label: string, counts: Iterable<[string, number]>): MetricSample[] {
  return Array.from(counts, ([key, value]) => ({ labels: { [label]: key }, value }))
}
