import { randomUUID } from 'node:crypto'
import type { JsonValue } from '../json.ts'
import type { PresenceEvent, PresenceHub, PresenceMember } from './presence-hub.ts'
import type { PresenceRequest } from './presence-request.ts'

/** A JSON-RPC message to the client that answers no request. */
interface Notification {
  jsonrpc: '2.0'
  method: 'presence_subscription'
  params: { subscription: string; result: PresenceEvent }
}

/** One editor's side of the presence protocol, without the socket it travels on. */
export class PresenceConnection implements PresenceMember {
  readonly #hub: PresenceHub
  readonly #send: (message: Notification) => void
  readonly #subscriptions = new Set<string>()
  /** Sessions announced here, each with the user it was announced for. */
  readonly #sessions = new Map<string, string>()
  readonly #leave: () => void

  constructor(hub: PresenceHub, send: (message: Notification) => void) {
    this.#hub = hub
    this.#send = send
    this.#leave = hub.join(this)
  }

  /** Carries out a request of a user and answers its result. */
  handle(request: Exclude<PresenceRequest, { method: 'authorization' }>, user: string): JsonValue {
    switch (request.method) {
      case 'presence_subscribe': {
        const subscription = randomUUID()
        this.#subscriptions.add(subscription)
        return subscription
      }
      case 'presence_unsubscribe':
        return this.#subscriptions.delete(request.params.subscriptionId)
      case 'presence_rollcall': {
        const { session } = request.params
        this.#hub.broadcast({ type: 'rollCall', i: user, session }, this)
        return null
      }
      case 'presence_announce': {
        const { sessionId, locations } = request.params.data
        this.#sessions.set(sessionId, user)
        this.#hub.broadcast({ type: 'state', i: user, m: { sessionId, locations } }, this)
        return null
      }
      case 'presence_disconnect': {
        const { session } = request.params
        this.#sessions.delete(session)
        this.#hub.broadcast({ type: 'disconnect', i: user, m: { session } }, this)
        return null
      }
    }
  }

  hear(event: PresenceEvent): void {
    for (const subscription of this.#subscriptions) {
      this.#send({
        jsonrpc: '2.0',
        method: 'presence_subscription',
        params: { subscription, result: event },
      })
    }
  }

  /** Says goodbye for sessions that could not: a closed tab, a lost network. */
  end(): void {
    this.#leave()
    for (const [session, user] of this.#sessions) {
      this.#hub.broadcast({ type: 'disconnect', i: user, m: { session } }, this)
    }
    this.#sessions.clear()
  }
}
