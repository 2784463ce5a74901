import { defineQuery } from 'groq'
import { linkFields, menuLinkFields } from './menu-link.ts'

/** What every page shows around its content. */
export const SETTINGS_QUERY = defineQuery(/* groq */ `*[_id == "settings"][0]{
  _id,
  title,
  description,
  currency,
  navigation[]{ ${menuLinkFields} },
  footer{ text, columns[]{ _key, title, items[]{ ${menuLinkFields} } } },
  social[]{ _key, label, url },
  disclaimer,
  productDisclosure,
  newsletter{ title, text, privacy{ ${linkFields} } },
  announcement{ text, link, enabled }
}`)
