/** As Node has it for all requests. */
const LEAST_MS = 300_000
/** About a megabit a second: who sends more slowly is cut off. */
const SLOWEST_BYTES_PER_MS = 100

/** How long a request may take to arrive, in milliseconds, so that the largest upload comes through a slow line. */
export function longestArrival(maximumUploadBytes: number): number {
  return Math.max(LEAST_MS, Math.ceil(maximumUploadBytes / SLOWEST_BYTES_PER_MS))
}
