import { z } from 'zod'
import { httpError } from '../errors.ts'

const MAX_REQUESTED_SIDE = 10_000

/** As JavaScript writes numbers, too: `0.30000000000000004`, `1e-7`. */
const number = z
  .string()
  .regex(/^-?(\d{1,6}(\.\d{0,20})?|\.\d{1,20})(e-\d{1,3})?$/, 'must be a number')
  .transform(Number)
const between = (min: number, max: number) => number.pipe(z.number().min(min).max(max))
const side = between(1, MAX_REQUESTED_SIDE)
const flag = z.enum(['true', 'false', '1', '0', '']).transform((text) => /^(true|1|)$/.test(text))

const rect = z
  .string()
  .regex(/^\d{1,6}(\.\d+)?(,\d{1,6}(\.\d+)?){3}$/, 'must be left,top,width,height in pixels')
  .transform((text) => {
    const [left = 0, top = 0, width = 0, height = 0] = text.split(',').map(Number)
    return { left, top, width, height }
  })
  .refine(({ width, height }) => width >= 1 && height >= 1, 'must be at least 1 x 1 pixels')

const CROPS = ['top', 'bottom', 'left', 'right', 'center', 'focalpoint', 'entropy'] as const
const crop = z.string().transform((text, context) => {
  const modes = text.split(',').map((mode) => CROPS.find((known) => known === mode))
  if (modes.every((mode) => mode !== undefined)) return modes
  context.addIssue({ code: 'custom', message: `must be of ${CROPS.join(', ')}` })
  return z.NEVER
})

// As hosted: three, four, six or eight digits, alpha first (`ff00` is opaque red).
const colour = z
  .string()
  .regex(/^([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i, 'must be rgb, argb, rrggbb or aarrggbb')
  .transform((text) => {
    const full = text.length <= 4 ? text.replace(/./g, '$&$&') : text
    const channels = (full.length === 6 ? `ff${full}` : full).match(/../g) ?? []
    const [alpha = 255, r = 0, g = 0, b = 0] = channels.map((pair) => Number.parseInt(pair, 16))
    return { r, g, b, alpha: alpha / 255 }
  })

const schema = z.object({
  auto: z.literal('format'),
  bg: colour,
  blur: between(0, 2000),
  crop,
  dpr: between(0.5, 3),
  fit: z.enum(['clip', 'crop', 'fill', 'fillmax', 'max', 'scale', 'min']),
  flip: z.enum(['h', 'v', 'hv', 'vh']),
  fm: z.enum(['jpg', 'jpeg', 'pjpg', 'png', 'webp', 'avif', 'gif', 'json']),
  'fp-x': between(0, 1),
  'fp-y': between(0, 1),
  frame: z.literal('1'),
  h: side,
  invert: flag,
  'max-h': side,
  'max-w': side,
  'min-h': side,
  'min-w': side,
  or: z.enum(['0', '90', '180', '270']).transform(Number),
  pad: between(0, MAX_REQUESTED_SIDE / 4),
  q: between(0, 100),
  rect,
  sat: between(-100, 100),
  sharp: between(0, 100),
  w: side,
})

const KNOWN = schema.partial()
export type ImageParams = z.output<typeof KNOWN>

/**
 * The transformation that a URL asks for. Unknown parameters are left out, so that they neither
 * fail a request nor fill the cache.
 * @throws ApiError 400 naming each parameter that cannot be used.
 */
export function parseImageParams(query: URLSearchParams): ImageParams {
  const result = KNOWN.safeParse(Object.fromEntries([...query].reverse()))
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => `"${issue.path.join('.')}": ${issue.message}`)
  throw httpError(400, 'Bad Request', `Invalid image parameters: ${problems.join('; ')}`)
}
