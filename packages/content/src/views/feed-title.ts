import type { SettingsView } from './settings.ts'

/** The name of the feed of a list, by which readers know it among those of other sites. */
export function feedTitle({ title }: Pick<SettingsView, 'title'>, list: string): string {
  return `${title} · ${list}`
}
