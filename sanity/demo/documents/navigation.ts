import { type ReferableType, type Reference, reference } from './reference.ts'

export type NavigationItem =
  | { _type: 'navigationItem'; label: string; href: string }
  | { _type: 'navigationItem'; label: string; reference: Reference }

/** An entry that leads to a path of the site or to an address outside. */
export function entry(label: string, href: string): NavigationItem {
  return { _type: 'navigationItem', label, href }
}

/** An entry that leads to a document, and follows it when its address changes. */
export function entryTo(label: string, type: ReferableType, slug: string): NavigationItem {
  return { _type: 'navigationItem', label, reference: reference(type, slug) }
}
