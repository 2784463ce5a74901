import type { JsonValue } from '../json.ts'

/**
 * Targets of every reference in a value, and whether any reference to it is strong: just those that GROQ's
 * `references()` finds, which looks for none within another. References to other datasets are not ours to keep whole, so they count as weak.
 */
export function collectReferences(value: JsonValue, found = new Map<string, boolean>()) {
  if (Array.isArray(value)) {
    for (const item of value) collectReferences(item, found)
  } else if (value !== null && typeof value === 'object') {
    const target = value._ref
    if (typeof target === 'string' && target !== '') {
      const isForeign =
        '_dataset' in value || '_projectId' in value || value._type === 'globalDocumentReference'
      const strong = value._weak !== true && !isForeign
      found.set(target, strong || found.get(target) === true)
    }
    if (target) return found
    for (const key in value) collectReferences(value[key] as JsonValue, found)
  }
  return found
}
