import type { JsonObject } from '../json.ts'

const SWATCHES = {
  darkMuted: 'DarkMuted',
  darkVibrant: 'DarkVibrant',
  lightMuted: 'LightMuted',
  lightVibrant: 'LightVibrant',
  muted: 'Muted',
  vibrant: 'Vibrant',
} as const

/** The named colours of a small PNG, `population` in percent of its pixels; null when it has none. */
export async function readPalette(png: Buffer): Promise<JsonObject | null> {
  // Loaded for the first picture: it would make up a sixth of the server's start.
  const { Vibrant } = await import('node-vibrant/node')
  const palette = await Vibrant.from(png).quality(1).getPalette()
  const found = Object.entries(SWATCHES).flatMap(([name, key]) => {
    const swatch = palette[key]
    return swatch === null ? [] : [{ name, swatch }]
  })
  const total = found.reduce((sum, { swatch }) => sum + swatch.population, 0)
  if (total === 0) return null
  const swatches = found.map(({ name, swatch }) => ({
    name,
    population: swatch.population,
    json: {
      _type: 'sanity.imagePaletteSwatch',
      background: swatch.hex,
      foreground: swatch.bodyTextColor,
      population: Math.round((swatch.population / total) * 10_000) / 100,
      title: swatch.titleTextColor,
    },
  }))
  const dominant = swatches.reduce((a, b) => (b.population > a.population ? b : a))
  return {
    _type: 'sanity.imagePalette',
    ...Object.fromEntries(swatches.map(({ name, json }) => [name, json])),
    dominant: dominant.json,
  }
}
