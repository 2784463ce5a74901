import { createHash } from 'node:crypto'
import { headScript } from './head-script'
import type { AllowedInline } from './page-policy'

/** A page whose inline parts are as few as can be, and those of them that a browser may use. */
export interface InlineParts {
  readonly html: string
  readonly allowed: AllowedInline
  /** How many inline scripts are none that a page is known to have; no browser will run them. */
  readonly unknownScripts: number
}

/** More previews than this are taken out of a page: each costs its answers' headers 55 bytes. */
const MAX_STYLES = 32

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g
const FLIGHT = /^(?:self\.__next_f|\(self\.__next_f=self\.__next_f\|\|\[\]\))\.push\((.*)\)$/s
const DATA_BLOCK = /\btype="(?:application\/ld\+json|application\/json)"/
const HAS_SOURCE = /\bsrc="/
const STYLE = / style="([^"<>]*)"/g
/** As React writes the preview of a picture (`ui/picture.tsx`). */
const PREVIEW = /^background-image:url\(&quot;data:image\/[a-z+]+;base64,[A-Za-z0-9+/=]+&quot;\)$/

/**
 * Tells which inline scripts and styles of a rendered page are its own: the script in its head, the
 * payload that Next.js hydrates from, and the previews of pictures. What else stands there is not allowed
 * for standing there. Next.js writes its payload as dozens of scripts in a row; they become one, because each
 * has a hash in the policy.
 */
export function inlineParts(page: string): InlineParts {
  const scripts = new Set<string>()
  const styles = new Set<string>()
  const pieces: string[] = []
  let unknownScripts = 0
  let payload: string[] = []
  let end = 0
  const endPayload = () => {
    if (payload.length === 0) return
    const script = payload.join(';')
    scripts.add(hashSource(script))
    pieces.push(`<script>${script}</script>`)
    payload = []
  }
  for (const match of page.matchAll(SCRIPT)) {
    const [element, attributes = '', text = ''] = match
    const markup = page.slice(end, match.index)
    const isPayload = attributes === '' && isFlightData(text)
    if (markup !== '' || !isPayload) endPayload()
    pieces.push(withKnownStyles(markup, styles))
    end = match.index + element.length
    if (isPayload) {
      payload.push(text)
      continue
    }
    pieces.push(element)
    if (HAS_SOURCE.test(attributes) || DATA_BLOCK.test(attributes)) continue
    if (text === headScript) scripts.add(hashSource(text))
    else unknownScripts++
  }
  endPayload()
  pieces.push(withKnownStyles(page.slice(end), styles))
  return {
    html: pieces.join(''),
    allowed: { scripts: [...scripts], styles: [...styles] },
    unknownScripts,
  }
}

/** The hash source of an inline script or of a `style` attribute's value. */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** Data alone: what else a script might do after the first call is no JSON. */
function isFlightData(script: string): boolean {
  const argument = FLIGHT.exec(script)?.[1]
  if (argument === undefined) return false
  try {
    return Array.isArray(JSON.parse(argument))
  } catch {
    return false
  }
}

function withKnownStyles(markup: string, hashes: Set<string>): string {
  return markup.replace(STYLE, (attribute, value: string) => {
    if (!PREVIEW.test(value)) return attribute
    const hash = hashSource(value.replaceAll('&quot;', '"'))
    if (!hashes.has(hash) && hashes.size >= MAX_STYLES) return ''
    hashes.add(hash)
    return attribute
  })
}
