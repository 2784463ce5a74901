import { safeHref } from '@vitrine/content/routes/safe-href'
import type { ImageView } from '@vitrine/content/views/image'
import type {
  BlockContent,
  Heading,
  Image,
  Link,
  List,
  Paragraph,
  PhrasingContent,
  Table,
  Text,
} from 'mdast'
import { imageProps } from '@/content/image-props'
import { source } from '@/content/source'

/** What a paragraph can be put together from; nothing and no text are left out. */
export type Piece = PhrasingContent | string | null

const IMAGE_WIDTH = 1200

/** A text in one line. */
export function text(value: string): Text {
  return { type: 'text', value: value.replace(/\s*[\r\n]\s*/g, ' ') }
}

/** A text that keeps its lines. */
export function lines(value: string): PhrasingContent[] {
  return value
    .trim()
    .split(/\r\n|[\r\n]/)
    .flatMap((line, index) => (index === 0 ? [text(line)] : [{ type: 'break' }, text(line)]))
}

/** A paragraph; a string among its pieces is text as it stands. */
export function paragraph(...pieces: readonly Piece[]): Paragraph {
  return { type: 'paragraph', children: phrasing(pieces) }
}

/** A heading of a depth from 1 to 6. */
export function heading(depth: Heading['depth'], ...pieces: readonly Piece[]): Heading {
  return { type: 'heading', depth, children: phrasing(pieces) }
}

/** Words of weight. */
export function strong(...pieces: readonly Piece[]): PhrasingContent {
  return { type: 'strong', children: phrasing(pieces) }
}

/** A list whose items are short; those of nothing are left out. */
export function list(items: readonly (readonly Piece[] | null)[], ordered = false): List {
  const filled = items.filter((item) => item !== null)
  return {
    type: 'list',
    ordered,
    spread: false,
    children: filled.map((item) => ({
      type: 'listItem',
      spread: false,
      children: [paragraph(...item)],
    })),
  }
}

/** Rows of texts below a row of names. */
export function table(head: readonly Piece[], rows: readonly (readonly Piece[])[]): Table {
  return {
    type: 'table',
    children: [head, ...rows].map((row) => ({
      type: 'tableRow',
      children: row.map((cell) => ({ type: 'tableCell', children: phrasing([cell]) })),
    })),
  }
}

/** A link to where it leads from any place; its words alone when it may lead nowhere. */
export function link(
  href: string,
  label: readonly Piece[],
  base: string = source.siteUrl,
): Link | Text {
  const url = absoluteHref(href, base)
  const children = phrasing(label)
  if (url) return { type: 'link', url, children }
  return text(children.map((child) => (child.type === 'text' ? child.value : '')).join(''))
}

/** The whole address of a link that readers may follow; null for any other. */
function absoluteHref(href: string, base: string): string | null {
  const safe = safeHref(href)
  return safe !== null && URL.canParse(safe, base) ? new URL(safe, base).href : null
}

/** A picture by its whole address, as it is shown at its largest. */
export function image(view: ImageView): Image {
  const { src, width, height, alt } = imageProps(view, { widths: [IMAGE_WIDTH] })
  const url = new URL(src, source.siteUrl).href
  return {
    type: 'image',
    url,
    alt: text(alt).value,
    data: { hProperties: { width, height } },
  }
}

/** A part that stands apart from the text: a quotation in Markdown, an aside in HTML. */
export function aside(...children: readonly BlockContent[]): BlockContent {
  return { type: 'blockquote', data: { hName: 'aside' }, children: [...children] }
}

function phrasing(pieces: readonly Piece[]): PhrasingContent[] {
  return pieces.flatMap((piece) => {
    if (piece === null || piece === '') return []
    return [typeof piece === 'string' ? text(piece) : piece]
  })
}
