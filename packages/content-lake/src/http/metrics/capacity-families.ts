import type { DerivativeCache } from '../../assets/derivative-cache.ts'
import type { PoolLoad } from '../../groq/threads/query-pool.ts'
import type { MetricFamily } from './metric-family.ts'

/** How much of what is bounded is in use: threads for queries, room for derived images. */
export function capacityFamilies(
  { running, waiting, threads, mostThreads }: PoolLoad,
  { files, bytes }: DerivativeCache['usage'],
): MetricFamily[] {
  return [
    gauge('content_lake_queries_running', 'Queries that run in threads.', running),
    gauge('content_lake_queries_waiting', 'Queries that wait for a thread.', waiting),
    gauge('content_lake_query_threads', 'Threads that were started for queries.', threads),
    gauge('content_lake_query_threads_limit', 'How many there may be.', mostThreads),
    gauge('content_lake_image_cache_files', 'Derived images that are kept.', files),
    gauge('content_lake_image_cache_bytes', 'Size of the derived images that are kept.', bytes),
  ]
}

function gauge(name: string, help: string, value: number): MetricFamily {
  return { name, help, type: 'gauge', values: [{ labels: {}, value }] }
}
