let waiting: (() => void)[] = []

/**
 * Calls back at the end of this turn of the event loop, with all others that wait for it: answers that are written
 * together wake whoever reads them once, and each wakening takes as long as to work out a short answer.
 * @param work must not throw
 */
export function atTurnEnd(work: () => void): void {
  if (waiting.length === 0) setImmediate(endTurn)
  waiting.push(work)
}

function endTurn(): void {
  const works = waiting
  waiting = []
  for (const work of works) work()
}
