import { offlineScript } from '../ui/offline-script'
import { themeScript } from '../ui/theme-script'

/** The one script of ours that stands in every page. */
export const headScript = [themeScript, offlineScript].filter(Boolean).join(';\n')
