import { z } from 'zod'
import { hrefFor } from '../routes/href-for.ts'
import { list, part, text, title } from './fields.ts'
import { imageSchema } from './image.ts'
import { profileLinkSchema } from './profile-link.ts'

/** The projection `personDocumentFields` as it is. */
export const personShape = z.object({
  _id: z.string(),
  name: title,
  slug: text,
  role: text,
  credentials: text,
  bio: text,
  portrait: part(imageSchema),
  links: list(profileLinkSchema),
})

/** Adds the path of the person's page; null without a slug. */
export function withPersonHref<Person extends z.infer<typeof personShape>>(person: Person) {
  return { ...person, href: hrefFor({ ...person, _type: 'person' }) }
}

/** Accepts the projection `personFields`. */
export const personSchema = personShape.transform(withPersonHref)

export type PersonView = z.infer<typeof personSchema>
