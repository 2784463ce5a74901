import type { SettingsView } from '@vitrine/content/views/settings'

/** The name of the feed of a list, by which readers know it among those of other sites. */
export function feedTitle({ title }: Pick<SettingsView, 'title'>, list: string): string {
  return `${title} · ${list}`
}
