import { Command, Option } from 'commander'
import { z } from 'zod'
import { examples } from './examples.ts'
import { refusedRequest } from './refused-request.ts'
import type { ReachedLake } from './with-lake.ts'

interface RestoreFlags {
  readonly to: string
  readonly into?: string
  readonly dryRun?: boolean
}

const answer = z.object({
  to: z.object({ transactionId: z.string(), timestamp: z.string() }),
  transactionId: z.string().nullable(),
  created: z.number(),
  changed: z.number(),
  deleted: z.number(),
})

/** `content-lake dataset restore`: to a point in time, in place or into a new dataset. */
export function datasetRestoreCommand(): Command {
  return new Command('restore')
    .description(
      'Make a dataset what it was, from its history: in one transaction, or as a new dataset',
    )
    .argument('<dataset>', 'dataset to restore')
    .requiredOption(
      '--to <point>',
      'a time with its zone (2026-09-01T12:00:00Z), or the last transaction to keep',
    )
    .option('--into <dataset>', 'make a new dataset, and leave this one as it is')
    .addOption(
      new Option('--dry-run', 'say what would change in the dataset, and leave it').conflicts(
        'into',
      ),
    )
    .addHelpText(
      'after',
      examples(
        'dataset restore production --to 2026-09-01T12:00:00Z --dry-run',
        'dataset restore production --to 2026-09-01T12:00:00Z',
        'dataset restore production --to 2026-09-01T12:00:00+02:00 --into before-import',
      ),
    )
    .action(restore)
}

async function restore(dataset: string, { to, into, dryRun }: RestoreFlags): Promise<void> {
  // Loaded for this command only: the others start in a fraction of the time.
  const [{ withLake }, { copyDataset }] = await Promise.all([
    import('./with-lake.ts'),
    import('./copy-job.ts'),
  ])
  await withLake({ label: 'dataset restore', role: 'administrator' }, async (lake) => {
    if (into !== undefined) {
      await copyDataset(lake, dataset, { targetDataset: into, to })
      process.stdout.write(`Restored dataset ${dataset} as of ${to} into ${into}.\n`)
      return
    }
    const done = await restoreInPlace(lake, dataset, { to, dryRun: dryRun === true })
    process.stdout.write(`${described(dataset, done, dryRun === true)}\n`)
  })
}

async function restoreInPlace(lake: ReachedLake, dataset: string, body: object) {
  const url = `/datasets/${encodeURIComponent(dataset)}/restore`
  try {
    // However long it takes: what was begun is not undone when nobody waits for it any more.
    return answer.parse(await lake.client().request({ url, method: 'POST', body, timeout: 0 }))
  } catch (error) {
    throw refusedRequest(error)
  }
}

function described(
  dataset: string,
  { to, transactionId, created, changed, deleted }: z.infer<typeof answer>,
  isDryRun: boolean,
): string {
  const point = `${to.timestamp}, right after transaction ${to.transactionId}`
  if (created + changed + deleted === 0) return `Dataset ${dataset} is as it was at ${point}.`
  const counts = `${created} documents created, ${changed} changed, ${deleted} deleted`
  if (isDryRun) return `To be as at ${point}: ${counts}.`
  return `Restored dataset ${dataset} to ${point}: ${counts}, in transaction ${transactionId}.`
}
