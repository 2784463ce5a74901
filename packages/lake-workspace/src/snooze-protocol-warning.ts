/**
 * Keeps the Studio from warning about HTTP/1.1 on every visit. The warning is about the six connections
 * that a browser opens to one origin, and the event streams that would hold them: with the embedded lake
 * those streams share one WebSocket.
 */
export function snoozeProtocolWarning(): void {
  if (typeof sessionStorage === 'undefined') return
  sessionStorage.setItem('sanity-studio.network.check.snooze', new Date().toISOString())
}
