import { linkTargetFields } from './fragments.ts'

/** Where a menu entry or button leads: one of our pages, or an address. */
export const linkFields = /* groq */ `label, href, "target": reference{ ${linkTargetFields} }`

export const menuLinkFields = /* groq */ `_key, ${linkFields}`
