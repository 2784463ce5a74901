import readExifTags from 'exif-reader'
import type { JsonObject, JsonValue } from '../json.ts'

type Tags = Partial<Record<string, unknown>>

/** Tags that point into the EXIF block itself, and tags without a name: vendors' private data. */
const MEANINGLESS = /^(\d+|ExifTag|GPSTag|InteroperabilityTag)$/

interface ExifMetadata {
  readonly exif: JsonObject | null
  readonly location: JsonObject | null
}

/** EXIF as JSON; damaged EXIF is none, for a picture with it is still a picture. */
export function readExif(block: Buffer | undefined): ExifMetadata {
  if (block === undefined) return { exif: null, location: null }
  try {
    const { Image, Photo, GPSInfo } = readExifTags(block)
    const tags = { ...jsonTags(Image), ...jsonTags(Photo) }
    return {
      exif: Object.keys(tags).length > 0 ? { _type: 'sanity.imageExifMetadata', ...tags } : null,
      location: geopoint(GPSInfo),
    }
  } catch {
    return { exif: null, location: null }
  }
}

function jsonTags(tags: Tags | undefined | null): JsonObject {
  const entries = Object.entries(tags ?? {}).flatMap(([name, value]): [string, JsonValue][] => {
    const json = jsonValue(value)
    return json === null || MEANINGLESS.test(name) ? [] : [[name, json]]
  })
  return Object.fromEntries(entries)
}

function jsonValue(value: unknown): JsonValue {
  if (typeof value === 'string') return value.replaceAll('\0', '').trim()
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (Array.isArray(value) && value.length <= 16 && value.every(Number.isFinite)) return value
  return null
}

function geopoint(gps: Tags | undefined | null): JsonObject | null {
  const lat = degrees(gps?.GPSLatitude, gps?.GPSLatitudeRef === 'S')
  const lng = degrees(gps?.GPSLongitude, gps?.GPSLongitudeRef === 'W')
  if (lat === null || lng === null || Math.abs(lat) > 90 || Math.abs(lng) > 180) return null
  const altitude = gps?.GPSAltitude
  if (typeof altitude !== 'number' || !Number.isFinite(altitude)) {
    return { _type: 'geopoint', lat, lng }
  }
  return { _type: 'geopoint', lat, lng, alt: gps?.GPSAltitudeRef === 1 ? -altitude : altitude }
}

function degrees(value: unknown, negative: boolean): number | null {
  if (!Array.isArray(value)) return null
  const [whole, minutes = 0, seconds = 0] = value.map(Number)
  const sum = (whole ?? Number.NaN) + minutes / 60 + seconds / 3600
  if (!Number.isFinite(sum)) return null
  return negative ? -sum : sum
}
