import { z } from 'zod'
import { text } from './fields.ts'

/** A link to a profile elsewhere, `{ _key, label, url }`; without a label it is called by its address. */
export const profileLinkSchema = z
  .object({
    _key: z.string(),
    label: text,
    url: z
      .string()
      .trim()
      .pipe(z.url({ protocol: /^(https?|mailto)$/ })),
  })
  .transform(({ _key, label, url }) => ({ _key, label: label ?? nameOf(url), url }))

function nameOf(url: string): string {
  const { hostname, pathname } = new URL(url)
  return hostname || pathname
}
