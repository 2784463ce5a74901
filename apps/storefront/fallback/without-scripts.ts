import { headScript } from '@/security/head-script'

/**
 * A rendered page without its scripts, which would take the visitor's address for that of the page they belong
 * to; all but the one that is ours.
 */
export function withoutScripts(html: string): string {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, (script) =>
      script.includes(headScript) ? script : '',
    )
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')
}
