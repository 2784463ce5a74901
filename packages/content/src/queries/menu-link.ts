/** Where a menu entry or button leads: one of our pages, or an address. */
export const linkFields = /* groq */ `
  label,
  href,
  "target": reference{
    _ref,
    ...@->{
      _id,
      _type,
      "slug": slug.current,
      "title": coalesce(title, name),
      publishedAt,
      "isDue": !defined(publishedAt) || publishedAt <= now()
    }
  }`

export const menuLinkFields = /* groq */ `_key, ${linkFields}`
