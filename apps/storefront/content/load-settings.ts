import 'server-only'
import { defaultSettings, type SettingsView } from '@vitrine/content/views/settings'
import { cachedContent } from './cached-content'
import { requests } from './requests'

/** The site's settings, or the defaults while the dataset has none. */
export async function loadSettings(): Promise<SettingsView> {
  'use cache'
  return (await cachedContent(requests.settings())) ?? defaultSettings
}
