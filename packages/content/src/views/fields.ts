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

export const dateTime = z.iso.datetime({ offset: true })
