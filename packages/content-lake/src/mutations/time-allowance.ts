import { createContext, Script } from 'node:vm'

const idle = () => undefined
const context: { work: () => unknown } = { work: idle }
createContext(context)
const script = new Script('work()')

/** What there was no time left for. */
export class OutOfTime extends Error {}

/** Time that is shared out to work which cannot be asked to stop. */
export class TimeAllowance {
  #left: number

  /** @param milliseconds for all that is run */
  constructor(milliseconds: number) {
    this.#left = milliseconds
  }

  /**
   * Runs work that changes nothing besides what it answers: it may be broken off anywhere.
   * @throws OutOfTime when there is no time left; what the work throws
   */
  run<T>(work: () => T): T {
    if (this.#left <= 0) throw new OutOfTime()
    const began = performance.now()
    context.work = work
    try {
      // Besides ending the process, V8 breaks off a loop in no other way.
      return script.runInContext(context, { timeout: Math.ceil(this.#left) }) as T
    } catch (error) {
      throw isTimeout(error) ? new OutOfTime() : error
    } finally {
      context.work = idle
      this.#left -= performance.now() - began
    }
  }
}

// It is an error of the other context, and none of this one's classes.
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  )
}
