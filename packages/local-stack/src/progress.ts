import { Interruption } from './interruption.ts'

/** The step at whose line the cursor stands. */
let open: string | undefined

/**
 * Prints a step's title, and the seconds that it took at the end of it. Plain lines: they read well in a
 * log too. A step that ends after another has begun gets a second line.
 */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  begin(title)
  try {
    const result = await work()
    end(title, `${((performance.now() - started) / 1000).toFixed(1)} s`)
    return result
  } catch (error) {
    if (!(error instanceof Interruption)) end(title, 'failed')
    throw error
  }
}

function begin(title: string) {
  process.stdout.write(`${open === undefined ? '' : '\n'}  ${title} …`)
  open = title
}

function end(title: string, outcome: string) {
  if (open !== title) begin(title)
  process.stdout.write(` ${outcome}\n`)
  open = undefined
}
