import { type ReferableType, type Reference, reference } from '../documents/reference.ts'
import { type Keyed, withKeys } from './keys.ts'

export type Span = { _type: 'span'; text: string; marks: string[] }
export type CitationMark = { _type: 'citationMark'; citation: string }
export type MarkDef =
  | { _type: 'link'; href: string }
  | { _type: 'internalLink'; reference: Reference }

export type Inline = { children: Keyed<Span | CitationMark>[]; markDefs: Keyed<MarkDef>[] }

const TOKEN = /\[\^([\w-]+)\]|\[([^\]]+)\]\(([^)]+)\)|\*\*([^*]+)\*\*|_([^_]+)_/g
const INTERNAL = /^(post|product|person|category|page):([a-z0-9-]+)$/

function isReferable(type: string | undefined): type is ReferableType {
  return ['post', 'product', 'person', 'category', 'page'].includes(type ?? '')
}

function linkTo(target: string): MarkDef {
  const [, type, slug] = INTERNAL.exec(target) ?? []
  if (isReferable(type) && slug) return { _type: 'internalLink', reference: reference(type, slug) }
  if (!URL.canParse(target)) throw new TypeError(`Not a link: ${target}`)
  return { _type: 'link', href: target }
}

/**
 * Reads one line of prose: `**strong**`, `_emphasis_`, `[words](https://… or post:slug)` and
 * `[^source]` for a citation mark.
 * @throws TypeError when a link is neither an address nor `type:slug`.
 */
export function readInline(text: string): Inline {
  const children: (Span | CitationMark)[] = []
  const targets = new Map<string, Keyed<MarkDef>>()
  const say = (words: string, marks: string[] = []) => {
    if (words) children.push({ _type: 'span', text: words, marks })
  }
  let end = 0
  for (const match of text.matchAll(TOKEN)) {
    const [whole, source, words, target, strong, emphasis] = match
    say(text.slice(end, match.index))
    end = match.index + whole.length
    if (source) children.push({ _type: 'citationMark', citation: source })
    else if (words && target) {
      const known = targets.get(target)
      const [made] = known ? [known] : withKeys([linkTo(target)])
      if (made) {
        targets.set(target, made)
        say(words, [made._key])
      }
    } else if (strong) say(strong, ['strong'])
    else if (emphasis) say(emphasis, ['em'])
  }
  say(text.slice(end))
  return { children: withKeys(children), markDefs: [...targets.values()] }
}
