// Runs on the system's Node, like preconditions.mjs.

/**
 * Tells once when this process's parent has ended: one that is killed outright passes no signal on.
 * @param {() => void} tell
 */
export function whenOrphaned(tell) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    tell()
  }, 250)
  watch.unref()
}
