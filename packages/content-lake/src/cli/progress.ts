/** What the libraries tell while they work. */
export interface ProgressEvent {
  readonly step: string
  readonly current?: number | undefined
  readonly total?: number | string | undefined
  /** Of what is counted, right after the numbers. */
  readonly unit?: string
}

/** Tells on standard error how far a long command is: a line a step, drawn over and over on a terminal. */
export class Progress {
  readonly #out = process.stderr
  #step: string | null = null
  #line = ''

  report({ step, current, total, unit = '' }: ProgressEvent): void {
    if (step !== this.#step) this.end()
    this.#step = step
    const of = typeof total === 'number' ? ` of ${total}` : ''
    this.#line = current === undefined ? step : `${step} ${current}${of}${unit}`
    if (this.#out.isTTY) this.#out.write(`\r\u001B[K${this.#line}`)
  }

  /** Lets the line of the last step stand. */
  end(): void {
    if (this.#step === null) return
    this.#out.write(this.#out.isTTY ? '\n' : `${this.#line}\n`)
    this.#step = null
  }
}
