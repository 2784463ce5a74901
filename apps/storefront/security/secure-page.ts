import 'server-only'
import { source } from '@/content/source'
import { log } from '@/server/log'
import { headScript } from './head-script'
import { hashSource, inlineParts } from './inline-parts'
import { type AllowedInline, pagePolicy } from './page-policy'
import { studioOrigin } from './studio-origin'

const NOTHING_BUT_OURS: AllowedInline = { scripts: [hashSource(headScript)], styles: [] }

const settings = {
  siteUrl: source.siteUrl,
  imageHost: source.imageHost,
  studioOrigin: studioOrigin(process.env),
  isDevelopment: process.env.NODE_ENV === 'development',
}

/** The policy of a page whose inline parts are not known: it can be read, but is not hydrated. */
export const unknownPagePolicy = pagePolicy(settings, NOTHING_BUT_OURS)

/** A rendered page as it is sent, and the policy that goes with it. */
export function securePage(page: string): { html: string; policy: string } {
  const { html, allowed, unknownScripts } = inlineParts(page)
  if (unknownScripts > 0) log.warn('policy.unknown-scripts', { scripts: unknownScripts })
  return { html, policy: pagePolicy(settings, allowed) }
}
