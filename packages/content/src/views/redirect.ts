import { z } from 'zod'
import { safeHref } from '../routes/safe-href.ts'

/** Accepts the result of `REDIRECT_QUERY`. */
export const redirectSchema = z.object({
  _id: z.string(),
  /** A path of this site, or a whole address. */
  destination: z
    .string()
    .trim()
    .refine(
      (href) => safeHref(href) !== null && /^(\/|https?:)/i.test(href),
      'is not an address to go to',
    ),
  permanent: z
    .boolean()
    .nullish()
    .transform((permanent) => permanent ?? true),
})

export type RedirectView = z.infer<typeof redirectSchema>
