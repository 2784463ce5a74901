/** What a value of a document has to be. */
export type Shape =
  | 'text'
  | 'number'
  | 'boolean'
  /** A text that names a day and a time, or a day. */
  | 'datetime'
  /** A text that names a day. */
  | 'date'
  /** An object with a text `_ref`. */
  | 'reference'
  /** An object with a text `current`. */
  | 'slug'
  /** The shape of this name. */
  | { readonly type: string }
  | { readonly fields: Readonly<Record<string, Shape>> }
  /** A list of values of one shape. */
  | { readonly list: Shape }
  /** A list of objects, each of the shape that its `_type` names. */
  | { readonly items: Readonly<Record<string, Shape>> }

/** Shapes by name: of documents, and of what several share. */
export type Shapes = Readonly<Record<string, Shape>>
