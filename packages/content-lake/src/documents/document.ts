import type { JsonObject } from '../json.ts'

/** A stored document: the five system attributes are always present. */
export interface StoredDocument extends JsonObject {
  _id: string
  _type: string
  _rev: string
  _createdAt: string
  _updatedAt: string
}
