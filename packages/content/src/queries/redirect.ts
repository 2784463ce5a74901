import { defineQuery } from 'groq'

/** Where an abandoned path leads now. Parameter: `path`, beginning with a slash. */
export const REDIRECT_QUERY =
  defineQuery(/* groq */ `*[_type == "redirect" && source == $path] | order(_id asc)[0]{
  _id,
  destination,
  permanent
}`)
