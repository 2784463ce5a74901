import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { legible } from './legible'

/** Writes an element as an XML document, well formed whatever its texts hold. */
export function writeXml(root: Element): string {
  // The library leaves alone what only the end of a CDATA section may be.
  const xml = legible(toXml(root, { closeEmptyElements: true })).replaceAll(']]>', ']]&gt;')
  return `<?xml version="1.0" encoding="utf-8"?>\n${xml}\n`
}
