import { Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { readDatasetArgument } from './dataset-argument.ts'
import { examples } from './examples.ts'
import { explanation } from './explanation.ts'
import { printExplanation } from './print-explanation.ts'
import { refusedArguments } from './refused-request.ts'

interface ExplainFlags {
  readonly dataset?: string
  readonly params: Record<string, unknown>
  readonly perspective: string
  readonly json?: boolean
}

const answer = z.object({ explain: explanation })
const params = z.record(z.string(), z.unknown())

/** `content-lake explain`: which indexes a query goes through, and what it reads. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('Run a query and say which indexes it goes through, how much it reads and why')
    .argument('<query>', 'in GROQ')
    .option(
      '--dataset <name>',
      'dataset to ask, instead of the first that is configured',
      readDatasetArgument,
    )
    .option('--params <json>', 'values of its parameters, as a JSON object', paramsArgument, {})
    .option('--perspective <names>', 'raw, drafts, published, or releases with commas', 'published')
    .option('--json', 'print what the API says')
    .addHelpText(
      'after',
      examples(
        `explain '*[_type == "post"] | order(publishedAt desc)[0...10]'`,
        `explain '*[slug.current == $slug][0]' --params '{"slug": "home"}' --perspective drafts`,
        `explain 'count(*[references("author-1")])' --dataset staging --json`,
      ),
    )
    .action(explain)
}

async function explain(query: string, flags: ExplainFlags): Promise<void> {
  const body = { query, params: flags.params }
  // Loaded for this command only: the others start in a fraction of the time.
  const { withLake } = await import('./with-lake.ts')
  await withLake({ label: 'explain', role: 'viewer' }, async (lake) => {
    const dataset = flags.dataset ?? lake.config.datasets[0]
    const { explain: explained } = answer.parse(
      await lake
        .client(dataset)
        .request({
          url: `/data/query/${encodeURIComponent(dataset)}`,
          method: 'POST',
          query: { explain: 'true', perspective: flags.perspective },
          body,
        })
        .catch((error) => {
          throw refusedArguments(error)
        }),
    )
    if (flags.json) process.stdout.write(`${JSON.stringify(explained, null, 2)}\n`)
    else printExplanation(explained)
  })
}

/** @throws InvalidArgumentError when it is no JSON object */
function paramsArgument(given: string): Record<string, unknown> {
  try {
    return params.parse(JSON.parse(given))
  } catch {
    throw new InvalidArgumentError('It is a JSON object, such as {"slug": "home"}.')
  }
}
