import { statSync } from 'node:fs'
import type { Dataset } from '../../datasets/dataset.ts'
import type { Lake } from '../../datasets/lake.ts'
import { histogramSamples, type MetricFamily, type MetricSample } from './metric-family.ts'

const WRITES = 'content_lake_commit_writes'

/** What the datasets of a lake hold and wait for, looked up when it is asked for. */
export function datasetFamilies(lake: Lake): MetricFamily[] {
  const names = lake.registry.list().map(({ name }) => name)
  const found = names.flatMap((name) => readable(lake, name))
  const datasets = found.map(({ dataset }) => dataset)
  const each = (count: (dataset: Dataset) => number): MetricSample[] =>
    datasets.map((dataset) => ({ labels: { dataset: dataset.name }, value: count(dataset) }))
  return [
    {
      name: 'content_lake_unreadable_datasets',
      help: 'Datasets that cannot be opened or are damaged; without one, /readyz says ready.',
      type: 'gauge',
      values: [{ labels: {}, value: names.length - datasets.length }],
    },
    {
      name: 'content_lake_transactions_total',
      help: 'Transactions of a dataset since it was made.',
      type: 'counter',
      values: each(({ store }) => store.sequence),
    },
    {
      name: WRITES,
      help: 'Writes that shared one durable commit.',
      type: 'histogram',
      values: datasets.flatMap(({ name, store }) =>
        histogramSamples(WRITES, { dataset: name }, store.commits.writes),
      ),
    },
    {
      name: 'content_lake_commit_failures_total',
      help: 'Commits that failed, and every write in them with them: a full disk, say.',
      type: 'counter',
      values: each(({ store }) => store.commits.failures),
    },
    {
      name: 'content_lake_dataset_bytes',
      help: 'Size of the files of a dataset, without images and files.',
      type: 'gauge',
      values: each(({ store }) => sizeOf(store.file) + sizeOf(`${store.file}-wal`)),
    },
    {
      name: 'content_lake_webhook_messages',
      help: 'Messages that wait for a webhook (pending), and those that were given up (dead).',
      type: 'gauge',
      values: found.flatMap(({ dataset, messages }) =>
        messages.map(({ hook, state, count: value }) => ({
          labels: { dataset: dataset.name, webhook: hook, state },
          value,
        })),
      ),
    },
  ]
}

interface Readable {
  readonly dataset: Dataset
  readonly messages: ReturnType<Dataset['webhooks']['counts']>
}

function readable(lake: Lake, name: string): Readable[] {
  try {
    const dataset = lake.dataset(name)
    dataset.store.damage.assertNone()
    return [{ dataset, messages: dataset.webhooks.counts() }]
  } catch {
    return []
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
