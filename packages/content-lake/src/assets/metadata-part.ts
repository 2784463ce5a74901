/** What an uploader may ask to have worked out of an image (`?meta=`). */
export const METADATA_PARTS = [
  'blurhash',
  'exif',
  'image',
  'location',
  'lqip',
  'palette',
  'thumbhash',
  'none',
] as const
/** One of them. */
export type MetadataPart = (typeof METADATA_PARTS)[number]

/** What is worked out when the uploader does not say; camera and place are private, so never unasked. */
export const DEFAULT_METADATA: readonly MetadataPart[] = [
  'blurhash',
  'lqip',
  'palette',
  'thumbhash',
]
