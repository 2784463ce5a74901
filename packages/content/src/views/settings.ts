import { z } from 'zod'
import { safeHref } from '../routes/safe-href.ts'
import { list, part, text } from './fields.ts'
import { linkSchema, menuLinkSchema } from './link.ts'
import { profileLinkSchema } from './profile-link.ts'

const menu = list(menuLinkSchema)

/** Accepts the result of `SETTINGS_QUERY`. */
export const settingsSchema = z.object({
  _id: z.string(),
  title: text.transform((title) => title ?? 'Vitrine'),
  description: text,
  /** ISO 4217 code that all prices are in. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is not a currency code of three capitals')
    .nullish()
    .transform((currency) => currency ?? 'USD'),
  navigation: menu,
  footer: part(
    z.object({
      text,
      columns: list(z.object({ _key: z.string(), title: text, items: menu })),
    }),
  ),
  social: list(profileLinkSchema),
  disclaimer: text,
  productDisclosure: text,
  newsletter: part(z.object({ title: text, text, privacy: part(linkSchema) })),
  announcement: part(
    z.object({
      text,
      link: text,
      enabled: z.boolean().nullish(),
    }),
  ).transform((announcement) =>
    announcement?.enabled && announcement.text
      ? { text: announcement.text, href: announcement.link && safeHref(announcement.link) }
      : null,
  ),
})

export type SettingsView = z.infer<typeof settingsSchema>

/** What a site without a settings document shows. */
export const defaultSettings: SettingsView = {
  _id: 'settings',
  title: 'Vitrine',
  description: null,
  currency: 'USD',
  navigation: [],
  footer: null,
  social: [],
  disclaimer: null,
  productDisclosure: null,
  newsletter: null,
  announcement: null,
}
