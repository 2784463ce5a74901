import type { StoredDocument } from './document.ts'

/** Mendoza patches between two states of a document: `apply` leads to `next`, `revert` back. */
export function effects(
  previous: StoredDocument | null,
  next: StoredDocument | null,
): { apply: unknown[]; revert: unknown[] } {
  return { apply: [0, next], revert: [0, previous] }
}
