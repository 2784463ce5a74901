import { z } from 'zod'
import { CommandError } from './command-error.ts'
import { onInterrupt } from './on-interrupt.ts'
import { Progress } from './progress.ts'
import { refusedRequest } from './refused-request.ts'
import type { ReachedLake } from './with-lake.ts'

const started = z.object({ jobId: z.string() })
const job = z.object({
  state: z.enum(['pending', 'running', 'completed', 'failed']),
  progress: z.number(),
  message: z.string().optional(),
})

/** Has the lake copy a dataset, tells how far it is, and returns when the copy is there. */
export async function copyDataset(
  lake: ReachedLake,
  source: string,
  options: { readonly targetDataset: string; readonly [option: string]: unknown },
): Promise<void> {
  const progress = new Progress()
  let done = () => {}
  try {
    const answer = await lake.client().request({
      url: `/datasets/${encodeURIComponent(source)}/copy`,
      method: 'PUT',
      body: options,
    })
    const { jobId } = started.parse(answer)
    // Where none runs the copy ends with this process.
    if (lake.isServed) done = onInterrupt(() => tellThatItGoesOn(progress, options.targetDataset))
    for await (const { state, progress: current, message } of follow(lake, jobId)) {
      progress.report({ step: 'Copied', current, total: 100, unit: '%' })
      if (state === 'completed') return
      if (state === 'failed') throw new CommandError(`The copy failed. ${message ?? ''}`.trim())
    }
    throw new CommandError('The server went away: a copy that it has not finished is not made.')
  } catch (error) {
    throw refusedRequest(error)
  } finally {
    done()
    progress.end()
  }
}

function tellThatItGoesOn(progress: Progress, target: string): void {
  progress.end()
  process.stderr.write(
    `content-lake: The server goes on: "content-lake dataset list" shows dataset ${target} once it is made, and "content-lake dataset delete ${target}" removes it then.\n`,
  )
}

async function* follow(
  { url, token }: ReachedLake,
  jobId: string,
): AsyncGenerator<z.infer<typeof job>> {
  const response = await fetch(`${url}/v1/jobs/${jobId}/listen`, {
    headers: { authorization: `Bearer ${token}` },
  })
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    const events = text.split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) {
      const data = /^event: ?job$/m.test(event) && /^data: ?(.*)$/m.exec(event)?.[1]
      if (data) yield job.parse(JSON.parse(data))
    }
  }
}
