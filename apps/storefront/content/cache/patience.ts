/** Readers are not kept waiting for content that may have changed when there is older content to show. */
export const PATIENCE_MS = 1_500

/** What a promise gives within so many milliseconds, or undefined. Rejects if it does in time; the rest goes unheard. */
export async function within<Value>(
  ms: number,
  promise: Promise<Value>,
): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined)
  })
  return Promise.race([promise, end]).finally(() => clearTimeout(timer))
}
