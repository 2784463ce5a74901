import type { StoredDocument } from '../documents/document.ts'
import type { JsonObject, JsonValue } from '../json.ts'

/** What a draft or version becomes when it is published: its content, its creation time aside. */
export function publishable(document: StoredDocument): JsonObject {
  const { _system, _createdAt, ...content } = document
  return strengthen(content)
}

/** Makes strong the references that were weak only until both ends are published. */
function strengthen<T extends JsonValue>(value: T): T
function strengthen(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(strengthen)
  if (value === null || typeof value !== 'object') return value
  const { _weak, _strengthenOnPublish, ...rest } = value
  const entries = Object.entries(_weak && _strengthenOnPublish ? rest : value)
  const next: JsonObject = Object.fromEntries(
    entries.map(([key, child]): [string, JsonValue] => [key, strengthen(child)]),
  )
  return _weak && staysWeak(_strengthenOnPublish) ? { ...next, _weak } : next
}

function staysWeak(strengthening: JsonValue | undefined): boolean {
  return (
    typeof strengthening === 'object' &&
    strengthening !== null &&
    !Array.isArray(strengthening) &&
    strengthening.weak === true
  )
}
