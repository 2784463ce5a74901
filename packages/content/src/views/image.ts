import { z } from 'zod'

const fraction = z.number().min(0).max(1)

/** Accepts the projection `imageFields` and flattens it. */
export const imageSchema = z
  .object({
    asset: z.object(
      {
        _id: z.string().regex(/^image-[^-]+-\d+x\d+-[a-z0-9]+$/, 'is not the id of an image asset'),
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
