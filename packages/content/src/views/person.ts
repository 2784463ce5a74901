import { z } from 'zod'
import { list, part, text, title } from './fields.ts'
import { imageSchema } from './image.ts'
import { profileLinkSchema } from './profile-link.ts'

/** Accepts the projection `personFields`. */
export const personSchema = z.object({
  _id: z.string(),
  name: title,
  slug: text,
  role: text,
  credentials: text,
  bio: text,
  portrait: part(imageSchema),
  links: list(profileLinkSchema),
})

export type PersonView = z.infer<typeof personSchema>
