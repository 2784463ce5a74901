import type { WebSocket } from 'ws'
import type { SendBudget, SendShare } from '../send-budget.ts'

const MAXIMUM_BUFFERED_BYTES = 1024 * 1024

/** Sends messages on a socket; what waits there to be sent counts as a part of what waits on all. */
export class SocketSender {
  readonly #socket: WebSocket
  readonly #share: SendShare
  #room = Promise.withResolvers<void>()

  /** @param budget cuts the socket off when too much waits on all, and the most of it here */
  constructor(socket: WebSocket, budget: SendBudget) {
    this.#socket = socket
    this.#share = budget.join(() => socket.terminate())
    socket.on('close', () => {
      this.#share.leave()
      this.#room.resolve()
    })
  }

  send(message: string): void {
    this.#socket.send(message, () => this.#note())
    this.#note()
  }

  /** Resolves when the other side keeps up, or is gone. */
  async room(): Promise<void> {
    while (this.#isBehind) await this.#room.promise
  }

  get #isBehind(): boolean {
    const { readyState, OPEN, bufferedAmount } = this.#socket
    return readyState === OPEN && bufferedAmount >= MAXIMUM_BUFFERED_BYTES
  }

  #note(): void {
    this.#share.setOwn(this.#socket.bufferedAmount)
    if (this.#isBehind) return
    this.#room.resolve()
    this.#room = Promise.withResolvers()
  }
}
