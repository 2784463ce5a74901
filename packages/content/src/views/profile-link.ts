import { z } from 'zod'
import { safeHref } from '../routes/safe-href.ts'
import { text } from './fields.ts'

/** A link to a profile elsewhere: `{ _key, label, url }`. */
export const profileLinkSchema = z
  .object({ _key: z.string(), label: text, url: z.string() })
  .refine((link) => safeHref(link.url) !== null, {
    path: ['url'],
    error: 'is not a link that may be followed',
  })

export type ProfileLinkView = z.infer<typeof profileLinkSchema>
