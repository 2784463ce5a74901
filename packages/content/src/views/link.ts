import { z } from 'zod'
import { hrefFor } from '../routes/href-for.ts'
import { safeHref } from '../routes/safe-href.ts'
import { text } from './fields.ts'

/** Accepts `{ _ref, ...@->{ _id, _type, slug } }`, with `title` where a label may be borrowed. */
export const linkTargetSchema = z.object({
  _id: z.string(),
  _type: z.string(),
  slug: text,
  title: text,
  /** False while the target is scheduled for later. */
  isDue: z.boolean().nullish(),
})

/** Where an editor's link leads, or null when that place has no page or may not be linked to. */
export function resolveHref(link: {
  href?: string | null | undefined
  target?: z.infer<typeof linkTargetSchema> | null | undefined
}): string | null {
  if (link.target) return link.target.isDue === false ? null : hrefFor(link.target)
  return link.href ? safeHref(link.href) : null
}

/** Tells the log why `resolveHref` gave null. */
export function whyNoHref(link: {
  target?: z.infer<typeof linkTargetSchema> | null | undefined
}): string {
  return link.target?.isDue === false ? 'leads to a post that is not due yet' : 'leads nowhere'
}

const linkShape = z.object({ label: text, href: text, target: linkTargetSchema.nullish() })

interface Labelled {
  label: string
  href: string
}

function labelled(link: z.infer<typeof linkShape>, context: z.RefinementCtx): Labelled {
  const href = resolveHref(link)
  const label = link.label ?? link.target?.title
  if (href && label) return { label, href }
  context.addIssue({ code: 'custom', message: href ? 'has no label' : whyNoHref(link) })
  return z.NEVER
}

/** Accepts the projection `menuLinkFields`. */
export const menuLinkSchema = linkShape
  .extend({ _key: z.string() })
  .transform((link, context) => ({ _key: link._key, ...labelled(link, context) }))

/** Accepts the projection `linkFields`; a button left empty gives null. */
export const linkSchema = linkShape.nullish().transform((link, context) => {
  if (!link || (!link.label && !link.href && !link.target)) return null
  return labelled(link, context)
})

export type MenuLinkView = z.infer<typeof menuLinkSchema>
