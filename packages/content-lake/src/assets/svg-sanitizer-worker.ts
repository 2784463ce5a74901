import { parentPort, workerData } from 'node:worker_threads'
import createDOMPurify from 'dompurify'
import { JSDOM } from 'jsdom'
import { beyondLimits } from './svg-limits.ts'

/** What the worker answers for one document. */
export type SanitizedSvg =
  | { outcome: 'clean' }
  | { outcome: 'changed'; svg: string }
  | { outcome: 'invalid' }
  | { outcome: 'refused'; reason: string }

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg'
const EMBEDDED_IMAGE = /^data:image\/(png|jpe?g|gif|webp|avif);base64,/i
// A backslash may spell any of these in a way that a pattern does not see.
const REMOTE_STYLE =
  /@import|\\|expression\(|javascript:|url\((?!\s*["']?(#|data:(font\/|image\/(png|jpe?g|gif|webp|avif);)))/i

/** What it says before, when it has a document in its hands: its time runs from then. */
export interface Begun {
  begun: true
}

parentPort?.on('message', (text: string) => {
  parentPort?.postMessage({ begun: true } satisfies Begun)
  const reason = beyondLimits(text, workerData.heap)
  if (reason !== null) {
    parentPort?.postMessage({ outcome: 'refused', reason } satisfies SanitizedSvg)
    return
  }
  const document = parse(text)
  try {
    parentPort?.postMessage(document ? sanitize(document) : { outcome: 'invalid' })
  } finally {
    document?.window.close()
  }
})

function sanitize({ window }: JSDOM): SanitizedSvg {
  const root = window.document.documentElement
  if (root?.localName !== 'svg' || root.namespaceURI !== SVG_NAMESPACE) {
    return { outcome: 'invalid' }
  }
  const purify = createDOMPurify(window)
  let touched = 0
  purify.addHook('uponSanitizeElement', (node) => {
    if (node.nodeName !== 'style' || !REMOTE_STYLE.test(node.textContent ?? '')) return
    node.textContent = ''
    touched += 1
  })
  purify.addHook('uponSanitizeAttribute', (node, attribute) => {
    if (attribute.attrName === 'style' || isPaint(attribute.attrName)) {
      attribute.keepAttr &&= !REMOTE_STYLE.test(attribute.attrValue)
    } else if (attribute.attrName === 'href' || attribute.attrName === 'xlink:href') {
      attribute.keepAttr &&= isLocalLink(node.nodeName, attribute.attrValue.trim())
    }
  })
  purify.sanitize(root, {
    IN_PLACE: true,
    NAMESPACE: SVG_NAMESPACE,
    // The tree is parsed as XML above; this only makes DOMPurify compare names without case, for
    // its lists know `linearGradient` and `viewBox` in lower case alone.
    PARSER_MEDIA_TYPE: 'text/html',
    USE_PROFILES: { svg: true, svgFilters: true },
    ADD_TAGS: ['use'],
    ADD_ATTR: ['xmlns', 'xmlns:xlink', 'href', 'xlink:href'],
  })
  const prolog = [...window.document.childNodes].some(
    (node) => node !== root && node.nodeType !== window.Node.COMMENT_NODE,
  )
  if (purify.removed.length + touched === 0 && !prolog) return { outcome: 'clean' }
  return { outcome: 'changed', svg: new window.XMLSerializer().serializeToString(root) }
}

function parse(text: string): JSDOM | null {
  try {
    return new JSDOM(text, { contentType: 'image/svg+xml' })
  } catch {
    return null
  }
}

/** Links within the drawing, embedded pictures, and ordinary links for people to click. */
function isLocalLink(element: string, target: string): boolean {
  if (target.startsWith('#')) return true
  if (element === 'image' || element === 'feImage') return EMBEDDED_IMAGE.test(target)
  return element === 'a' && /^(https?:|mailto:)/i.test(target)
}

function isPaint(attribute: string): boolean {
  return ['fill', 'stroke', 'filter', 'mask', 'clip-path', 'cursor', 'marker'].some(
    (name) => attribute === name || attribute.startsWith(`${name}-`),
  )
}
