import {
  buildMarksTree,
  isPortableTextBlock,
  isPortableTextToolkitList,
  isPortableTextToolkitSpan,
  isPortableTextToolkitTextNode,
  nestLists,
  type ToolkitNestedPortableTextSpan,
  type ToolkitPortableTextList,
} from '@portabletext/toolkit'
import type { BlockContent, ListItem, PhrasingContent } from 'mdast'
import { link, text } from './nodes'

/** Any node of Portable Text: a block, or an object in or beside it. */
interface TypedObject {
  readonly _type: string
}

export interface PortableTextOptions {
  /** The address that fragments are of. */
  readonly base: string
  /** What an object in running text becomes. */
  inline?(object: object): PhrasingContent[]
  /** What an object between the blocks becomes. */
  block?(object: object): BlockContent[]
}

const HEADINGS = { h2: 2, h3: 3, h4: 4 } as const

/** Portable Text as a syntax tree of Markdown (mdast). */
export function portableTextTree(
  blocks: readonly TypedObject[],
  options: PortableTextOptions,
): BlockContent[] {
  return nestLists([...blocks], 'html').flatMap((node) => flow(node, options))
}

function flow(node: TypedObject, options: PortableTextOptions): BlockContent[] {
  if (isPortableTextToolkitList(node)) return [listOf(node, options)]
  if (!isPortableTextBlock(node)) return options.block?.(node) ?? []
  const children = phrasing(buildMarksTree(node), options)
  if (isBlank(children)) return []
  const depth = headingDepth(node.style)
  if (depth) return [{ type: 'heading', depth, children }]
  const paragraph: BlockContent = { type: 'paragraph', children: trimBreaks(children) }
  return [node.style === 'blockquote' ? { type: 'blockquote', children: [paragraph] } : paragraph]
}

function headingDepth(style: string | undefined): 2 | 3 | 4 | undefined {
  return style === 'h2' || style === 'h3' || style === 'h4' ? HEADINGS[style] : undefined
}

function listOf(list: ToolkitPortableTextList, options: PortableTextOptions): BlockContent {
  const items = list.children.flatMap((child): ListItem[] => {
    if (!isPortableTextBlock(child)) return []
    const parts: readonly TypedObject[] = buildMarksTree(child)
    const children = trimBreaks(phrasing(parts, options))
    const inner = parts.filter(isPortableTextToolkitList).map((part) => listOf(part, options))
    return [
      { type: 'listItem', spread: false, children: [{ type: 'paragraph', children }, ...inner] },
    ]
  })
  return { type: 'list', ordered: list.listItem === 'number', spread: false, children: items }
}

function phrasing(nodes: readonly TypedObject[], options: PortableTextOptions): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (isPortableTextToolkitTextNode(node))
      return [node.text === '\n' ? { type: 'break' } : text(node.text)]
    if (isPortableTextToolkitSpan(node)) return marked(node, options)
    return isPortableTextToolkitList(node) ? [] : (options.inline?.(node) ?? [])
  })
}

function marked(
  span: ToolkitNestedPortableTextSpan,
  options: PortableTextOptions,
): PhrasingContent[] {
  const children = phrasing(span.children, options)
  if (isBlank(children)) return children
  switch (span.markType) {
    case 'strong':
      return [{ type: 'strong', children }]
    case 'em':
      return [{ type: 'emphasis', children }]
    case 'link': {
      const href: unknown = span.markDef && Reflect.get(span.markDef, 'href')
      const linked = typeof href === 'string' ? link(href, children, options.base) : null
      return linked?.type === 'link' ? [linked] : children
    }
    default:
      return children
  }
}

function isBlank(children: readonly PhrasingContent[]): boolean {
  return !children.some(isInk)
}

/** A break that ends a paragraph would be read as a backslash. */
function trimBreaks(children: readonly PhrasingContent[]): PhrasingContent[] {
  return children.slice(children.findIndex(isInk), children.findLastIndex(isInk) + 1)
}

function isInk(child: PhrasingContent): boolean {
  return child.type !== 'break' && !(child.type === 'text' && child.value.trim() === '')
}
