import { z } from 'zod'

const ASSET_ID = /^image-[^-]+-\d+x\d+-[a-z0-9]+$/

/** Whether this is the id of an image asset: `image-<hash>-<width>x<height>-<extension>`. */
export function isImageAssetId(id: string | null): id is string {
  return id !== null && ASSET_ID.test(id)
}

const fraction = z.number().min(0).max(1)

/** Accepts the projection `imageFields` and flattens it. */
export const imageSchema = z
  .object({
    asset: z.object(
      {
        _id: z.string().regex(ASSET_ID, 'is not the id of an image asset'),
        dimensions: z.object({ width: z.number().positive(), height: z.number().positive() }),
        lqip: z
          .string()
          .regex(/^data:image\/[a-z+]+;base64,[\w+/=]+$/i, 'is not a preview picture')
          .nullable(),
      },
      'has no picture that exists',
    ),
    alt: z.string().nullable(),
    hotspot: z.object({ x: fraction, y: fraction, width: fraction, height: fraction }).nullable(),
    crop: z
      .object({ top: fraction, bottom: fraction, left: fraction, right: fraction })
      .refine((crop) => crop.left + crop.right < 1 && crop.top + crop.bottom < 1, 'leaves nothing')
      .nullable(),
  })
  .transform(({ asset, alt, hotspot, crop }) => ({
    assetId: asset._id,
    /** Size of the original, in pixels. */
    width: asset.dimensions.width,
    height: asset.dimensions.height,
    lqip: asset.lqip,
    alt: alt ?? '',
    hotspot,
    crop,
  }))

/** A picture: pass it to `imageProps`. */
export type ImageView = z.infer<typeof imageSchema>
