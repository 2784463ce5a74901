import PQueue from 'p-queue'

const SEARCHES_AT_ONCE = 4
const MOST_WAITING_SEARCHES = 40

/** Too many searches wait for their turn: that one cannot be answered now says nothing of others, or of the lake. */
export class SearchQueueFullError extends Error {
  override readonly name = 'SearchQueueFullError'

  constructor() {
    super('Too many searches are waiting')
  }
}

/**
 * Gives the function that runs searches, four at a time; it rejects with `SearchQueueFullError` while 40 wait.
 * @param onFull is told once of each time that it is full
 */
export function searchQueue(
  onFull: () => void,
): <Found>(search: () => Promise<Found>) => Promise<Found> {
  const queue = new PQueue({ concurrency: SEARCHES_AT_ONCE })
  let isTold = false
  queue.on('idle', () => {
    isTold = false
  })
  return async (search) => {
    if (queue.size < MOST_WAITING_SEARCHES) return queue.add(search)
    if (!isTold) onFull()
    isTold = true
    throw new SearchQueueFullError()
  }
}
