let end: Promise<void> | undefined

/**
 * Resolves at the end of this turn of the event loop, for all who wait in it one after the other: answers that are written
 * together wake whoever reads them once, and each wakening takes as long as to work out a short answer.
 */
export function turnEnd(): Promise<void> {
  end ??= new Promise((resolve) => {
    setImmediate(() => {
      end = undefined
      resolve()
    })
  })
  return end
}
