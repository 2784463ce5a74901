import { Command, Option } from 'commander'
import { z } from 'zod'
import { CommandError } from './command-error.ts'
import { datasetArgument, readDatasetArgument } from './dataset-argument.ts'
import { examples } from './examples.ts'
import { onInterrupt } from './on-interrupt.ts'
import { pointArgument } from './point-argument.ts'
import { Progress } from './progress.ts'
import { readJsonLines } from './read-json-lines.ts'
import { asSentence } from './refused-request.ts'
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

const progressLine = z.object({
  step: z.enum(['lookUp', 'write']),
  done: z.number(),
  total: z.number(),
})
const WENT_AWAY =
  'The server went away: the dataset is as it was, or restored when the next one has started.'
const GOES_ON =
  'The server goes on, where it has begun: the restore is one transaction in the history of the dataset once it is done, and can be undone like any other.'
const STEPS = { lookUp: 'Looked up', write: 'Written' } as const

const refused = z.union([
  z.object({ message: z.string() }),
  z.object({ error: z.object({ description: z.string() }) }),
])

/** `content-lake dataset restore`: to a point in time, in place or into a new dataset. */
export function datasetRestoreCommand(): Command {
  return new Command('restore')
    .description(
      'Make a dataset what it was, from its history: in one transaction, or as a new dataset',
    )
    .argument('<dataset>', 'dataset to restore', readDatasetArgument)
    .requiredOption(
      '--to <point>',
      'a time with its zone (2026-09-01T12:00:00Z), or the last transaction to keep',
      pointArgument,
    )
    .option('--into <dataset>', 'make a new dataset, and leave this one as it is', datasetArgument)
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

/** Has the lake restore a dataset, and tells how far it is. */
async function restoreInPlace(
  { url, token, isServed }: ReachedLake,
  dataset: string,
  body: { readonly to: string; readonly dryRun: boolean },
): Promise<z.infer<typeof answer>> {
  const progress = new Progress()
  const done = onInterrupt(() => {
    progress.end()
    if (isServed && !body.dryRun) process.stderr.write(`content-lake: ${GOES_ON}\n`)
  })
  try {
    const response = await fetch(`${url}/v1/datasets/${encodeURIComponent(dataset)}/restore`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/x-ndjson',
      },
      body: JSON.stringify(body),
    })
    for await (const line of response.body === null ? [] : readJsonLines(response.body)) {
      const step = progressLine.safeParse(line).data
      if (step === undefined) return answerIn(line)
      progress.report({ step: STEPS[step.step], current: step.done, total: step.total })
    }
    throw new CommandError(WENT_AWAY)
  } catch (error) {
    // So `fetch` says that a connection broke, and JSON that a line was cut off.
    const isBroken = error instanceof TypeError || error instanceof SyntaxError
    throw isBroken ? new CommandError(WENT_AWAY, { cause: error }) : error
  } finally {
    done()
    progress.end()
  }
}

/** @throws CommandError when the line says why it was refused */
function answerIn(line: unknown): z.infer<typeof answer> {
  const refusal = refused.safeParse(line).data
  if (refusal === undefined) return answer.parse(line)
  const message = 'message' in refusal ? refusal.message : refusal.error.description
  throw new CommandError(asSentence(message))
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
