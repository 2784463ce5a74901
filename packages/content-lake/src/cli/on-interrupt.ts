/**
 * Has something tidied up before the process ends of SIGINT or SIGTERM.
 * @returns what is to be called once there is nothing to tidy up any more
 */
export function onInterrupt(tidyUp: () => void): () => void {
  const interrupt = (signal: NodeJS.Signals) => {
    stop()
    tidyUp()
    // Others may have theirs to do: the last one ends it.
    process.kill(process.pid, signal)
  }
  const stop = () => {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  return stop
}
