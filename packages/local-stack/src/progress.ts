import { Interruption } from './interruption.ts'

/** Prints one line a step, with the time it took. Plain lines: they read well in a log too. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  process.stdout.write(`  ${title} …`)
  try {
    const result = await work()
    process.stdout.write(` ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
    return result
  } catch (error) {
    if (!(error instanceof Interruption)) process.stdout.write(' failed\n')
    throw error
  }
}
