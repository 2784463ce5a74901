import type { JsonValue } from '../json.ts'

/** What a subscriber hears of the others, in the words of the Studio's presence client. */
export type PresenceEvent =
  | { type: 'rollCall'; i: string; session: string }
  | { type: 'state'; i: string; m: { sessionId: string; locations: JsonValue[] } }
  | { type: 'disconnect'; i: string; m: { session: string } }

/** One connection of an editor. */
export interface PresenceMember {
  hear(event: PresenceEvent): void
}

/** Who is where in one dataset. Nothing is kept: a newcomer calls the roll and everybody answers. */
export class PresenceHub {
  readonly #members = new Set<PresenceMember>()

  /** Adds a member; the answer removes it. */
  join(member: PresenceMember): () => void {
    this.#members.add(member)
    return () => void this.#members.delete(member)
  }

  /** Tells everybody but the one who caused it. */
  broadcast(event: PresenceEvent, from: PresenceMember): void {
    for (const member of this.#members) {
      if (member !== from) member.hear(event)
    }
  }
}
