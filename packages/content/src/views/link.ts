import { z } from 'zod'
import { hrefFor } from '../routes/href-for.ts'
import { safeHref } from '../routes/safe-href.ts'
import { text } from './fields.ts'

const linkTarget = z
  .object({ _id: z.string(), _type: z.string(), slug: text, title: text })
  .partial({ slug: true, title: true })

/** Where an editor's link leads, or null when that place has no page or may not be linked to. */
export function resolveHref(link: {
  href?: string | null | undefined
  target?: z.infer<typeof linkTarget> | null | undefined
}): string | null {
  if (link.target) return hrefFor(link.target)
  return link.href ? safeHref(link.href) : null
}

/** Accepts a menu entry: `{ _key, label, href, target{ _ref, ...@->{ _id, _type, slug, title } } }`. */
export const menuLinkSchema = z
  .object({
    _key: z.string(),
    label: text,
    href: text,
    target: linkTarget.nullish(),
  })
  .transform((link, context) => {
    const href = resolveHref(link)
    const label = link.label ?? link.target?.title
    if (href && label) return { _key: link._key, label, href }
    context.issues.push({
      code: 'custom',
      message: href ? 'has no label' : 'leads nowhere',
      input: link,
    })
    return z.NEVER
  })

export type MenuLinkView = z.infer<typeof menuLinkSchema>

export { linkTarget as linkTargetSchema }
