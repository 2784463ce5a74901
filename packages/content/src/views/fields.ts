import { z } from 'zod'

/** A text that may be missing; blank counts as missing. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null)

/** A heading that a page cannot do without. */
export const title = text.transform((value) => value ?? 'Untitled')

export const slug = z.string().min(1)

/** A list that may be missing. */
export function list<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? [])
}

/** A part that may be missing. */
export function part<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? null)
}

export const amount = z.number().nonnegative()

/** A day without a time begins at midnight UTC. */
export const instant = z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
  error: 'is not a date and time',
})

export const day = z.iso.date()

/**
 * When a post was published. Queries decide whether a post is due by the string alone: one that they cannot
 * compare with now, or that comes after it, keeps the post from readers; another that is no time costs it its date.
 */
export const publishedAt = part(instant.transform((value) => new Date(value).toISOString()))
