import { themeScript } from '@/ui/theme-script'

/**
 * A rendered page without its scripts, which would take the visitor's address for that of the page they belong
 * to; all but ours, which sets the theme.
 */
export function withoutScripts(html: string): string {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) =>
      script.includes(themeScript) ? script : '',
    )
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')
}
