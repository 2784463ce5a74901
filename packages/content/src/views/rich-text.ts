import { z } from 'zod'
import { list, text } from './fields.ts'
import { linkTargetSchema, resolveHref, whyNoHref } from './link.ts'

const span = z.object({
  _type: z.literal('span'),
  _key: z.string(),
  text: z.string(),
  marks: list(z.string()),
})

const citationMark = z.object({
  _type: z.literal('citationMark'),
  _key: z.string(),
  /** `_key` of an entry of the post's citations. */
  citation: z.string(),
})

const link = z.object({ _type: z.literal('link'), _key: z.string(), href: text })

const internalLink = z.object({
  _type: z.literal('internalLink'),
  _key: z.string(),
  target: linkTargetSchema,
})

/** Both kinds of link become one `link` mark with an address that may be followed. */
const markDef = z.discriminatedUnion('_type', [link, internalLink]).transform((mark, context) => {
  const href = resolveHref(mark)
  if (href) return { _type: 'link' as const, _key: mark._key, href }
  context.addIssue({ code: 'custom', message: whyNoHref('target' in mark ? mark : {}) })
  return z.NEVER
})

/** Each level nests lists once more; hardly any reader can tell ten apart. */
const MAX_LIST_LEVEL = 10

/** Each mark wraps the text once more. */
const MAX_MARKS = 20

const DECORATORS: ReadonlySet<string> = new Set(['strong', 'em'])

/** Leaves out marks that mean nothing here. Renderers look marks up by name, and `constructor` is a name too. */
function withKnownMarks(child: z.infer<typeof span>, links: readonly { _key: string }[]) {
  const isKnown = (mark: string) => DECORATORS.has(mark) || links.some(({ _key }) => _key === mark)
  return { ...child, marks: [...new Set(child.marks)].filter(isKnown).slice(0, MAX_MARKS) }
}

const blockShape = z.object({
  _type: z.literal('block'),
  _key: z.string(),
  style: z
    .enum(['normal', 'h2', 'h3', 'h4', 'blockquote'])
    .nullish()
    .transform((style) => style ?? 'normal'),
  listItem: z
    .enum(['bullet', 'number'])
    .nullish()
    .transform((kind) => kind ?? undefined),
  level: z
    .number()
    .int()
    .positive()
    .max(MAX_LIST_LEVEL)
    .nullish()
    .transform((level) => level ?? undefined),
  markDefs: list(markDef),
})

/** Accepts a text block of the projection `richTextFields`. */
const textBlockSchema = blockShape.extend({ children: list(span) }).transform((block) => ({
  ...block,
  children: block.children.map((child) => withKnownMarks(child, block.markDefs)),
}))

/** A text block of an article, which may cite sources. */
export const articleBlockSchema = blockShape
  .extend({ children: list(z.discriminatedUnion('_type', [span, citationMark])) })
  .transform((block) => ({
    ...block,
    children: block.children.map((child) =>
      child._type === 'span' ? withKnownMarks(child, block.markDefs) : child,
    ),
  }))

export const richTextSchema = list(textBlockSchema)

export type ArticleBlockView = z.infer<typeof articleBlockSchema>

/** Portable Text of blocks only. */
export type RichTextView = z.infer<typeof richTextSchema>
