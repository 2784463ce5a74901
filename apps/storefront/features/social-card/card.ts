import { createHash } from 'node:crypto'
import { cardHref } from '@vitrine/content/routes/card-href'
import type { ImageView } from '@vitrine/content/views/image'
import { t } from '@/locale/messages'

/** What the picture that stands for a page shows. */
export interface Card {
  /** Path of the page. */
  readonly href: string
  readonly site: string
  /** What the page belongs to, above its title. */
  readonly kicker: string | null
  readonly title: string
  /** Who wrote it, or what it costs. */
  readonly line: string | null
  readonly image: ImageView | null
}

/** The size that the networks ask for, in pixels. */
export const CARD_SIZE = { width: 1200, height: 630 } as const

/** To be raised when cards are drawn in another way: those who keep pictures keep them by their address. */
const DRAWING = 1

/** Names what a card shows: another picture has another name. */
export function cardVersion(card: Card): string {
  const shown = JSON.stringify([DRAWING, card])
  return createHash('sha256').update(shown).digest('base64url').slice(0, 12)
}

/** A card as a page names it to those who share it. The address changes with the picture. */
export function cardMetadata(card: Card) {
  return {
    ...CARD_SIZE,
    url: `${cardHref(card.href)}?v=${cardVersion(card)}`,
    type: 'image/png',
    alt: t('card.alt', { title: card.title, site: card.site }),
  }
}
