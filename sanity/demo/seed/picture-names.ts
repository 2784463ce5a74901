import { catalogue, type PictureName } from '../pictures/catalogue.ts'

function isPictureName(value: unknown): value is PictureName {
  return typeof value === 'string' && value in catalogue
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The names of all pictures inside a value, in reading order, each once. */
export function pictureNames(value: unknown): PictureName[] {
  const names = new Set<PictureName>()
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(visit)
    else if (isRecord(part)) {
      if (isPictureName(part.picture)) names.add(part.picture)
      Object.values(part).forEach(visit)
    }
  }
  visit(value)
  return [...names]
}

/**
 * The value with every named picture replaced by a reference to its asset.
 * @throws Error when a picture has no asset.
 */
export function withAssets<T>(value: T, assets: ReadonlyMap<string, string>): T
export function withAssets(value: unknown, assets: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withAssets(item, assets))
  if (!isRecord(value)) return value
  const entries = Object.entries(value).map(([field, part]) => {
    if (field !== 'picture') return [field, withAssets(part, assets)]
    const asset = assets.get(String(part))
    if (!asset) throw new Error(`The picture ${String(part)} has not been uploaded.`)
    return ['asset', { _type: 'reference', _ref: asset }]
  })
  return Object.fromEntries(entries)
}
