/** A document as the seed writes it, save that pictures are still named and not uploaded. */
export type DemoDocument = { _id: string; _type: string; [field: string]: unknown }

export type Slug = { _type: 'slug'; current: string }

export function slugField(current: string): Slug {
  return { _type: 'slug', current }
}
