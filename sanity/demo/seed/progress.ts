import { styleText } from 'node:util'

/** Seconds since `start` (from performance.now()), to a tenth. */
export function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`
}

/** Overwrites the last line of a terminal; a file or pipe gets nothing until the step is done. */
export function showProgress(text: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K  ${styleText('dim', text)}`)
}

/** Prints a finished step in place of its progress. */
export function showDone(text: string): void {
  const clear = process.stdout.isTTY ? '\r\x1b[2K' : ''
  process.stdout.write(`${clear}  ${styleText('green', '✓')} ${text}\n`)
}
