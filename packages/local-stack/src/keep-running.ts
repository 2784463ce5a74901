import { setTimeout } from 'node:timers/promises'
import { Interruption } from './interruption.ts'
import type { Service } from './service.ts'

/** Says that services which end by themselves are started again, and how. */
export interface Restarts {
  /** Is told what happens, a sentence at a time. */
  tell(sentence: string): void
  pauses?: Pauses
}

export interface Pauses {
  /** Before the first restart; each further one waits twice as long. */
  readonly shortestMs: number
  readonly longestMs: number
  /** A service that has stayed up for so long begins with the shortest pause again. */
  readonly steadyAfterMs: number
}

const PAUSES: Pauses = { shortestMs: 500, longestMs: 30_000, steadyAfterMs: 60_000 }

/** So many restarts in a row that fail are no accident. */
const HOPELESS_AFTER = 5

/**
 * Starts a service again whenever it ends by itself, until `stopped`. One that does not come up is told of
 * once, with the end of its log, and tried on at the longest pause: what runs beside it still serves, which an
 * end of the whole stack would take away, and what keeps it down (a full disk, a taken port) may pass.
 * @throws Interruption when it is stopped; never ends otherwise.
 */
export async function keepRunning(
  service: Service,
  stopped: AbortSignal,
  { tell, pauses = PAUSES }: Restarts,
): Promise<never> {
  const { name, logFile } = service
  const { shortestMs, longestMs, steadyAfterMs } = pauses
  for (let pauseMs = shortestMs; ; ) {
    const upSince = performance.now()
    await service.unexpectedExit()
    throwIfAborted(stopped)
    if (performance.now() - upSince >= steadyAfterMs) pauseMs = shortestMs
    tell(
      `The ${name} ended unexpectedly (${service.outcome}); starting it again in ${pauseMs / 1000} s … Its log: ${logFile}`,
    )
    for (let failures = 0; ; ) {
      await service.clear()
      await pause(pauseMs, stopped)
      pauseMs = Math.min(pauseMs * 2, longestMs)
      const failure = await service.restart().then(() => undefined, reasonOf)
      throwIfAborted(stopped)
      if (failure === undefined) break
      if (++failures === HOPELESS_AFTER) {
        pauseMs = longestMs
        tell(
          `${failures} restarts of the ${name} have failed; it is tried every ${pauseMs / 1000} s from now on. ${failure}`,
        )
      }
    }
    tell(`The ${name} answers again.`)
  }
}

async function pause(ms: number, stopped: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal: stopped }).catch(() => undefined)
  throwIfAborted(stopped)
}

function throwIfAborted(stopped: AbortSignal): void {
  if (stopped.aborted) throw new Interruption()
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
