/** Where a page can be shared by a link alone, in the order shown. */
export const SHARE_TARGETS = ['email', 'whatsapp', 'facebook', 'linkedin', 'bluesky'] as const

export type ShareTarget = (typeof SHARE_TARGETS)[number]

interface Shared {
  /** Whole address of the page. */
  readonly url: string
  readonly title: string
}

/** Titles are cut before they stand in an address, in UTF-16 code units: networks refuse long ones. */
const MOST_UNITS = 200

/** The address at which a page is shared. No script of the network's is loaded, and nothing is sent before the click. */
export function shareHref(target: ShareTarget, { url, title }: Shared): string {
  const words = title.slice(0, MOST_UNITS).toWellFormed()
  const text = `${words} ${url}`
  switch (target) {
    case 'email':
      return `mailto:?subject=${encodeURIComponent(words)}&body=${encodeURIComponent(url)}`
    case 'whatsapp':
      return `https://wa.me/?text=${encodeURIComponent(text)}`
    case 'facebook':
      return `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(url)}`
    case 'linkedin':
      return `https://www.linkedin.com/sharing/share-offsite/?url=${encodeURIComponent(url)}`
    case 'bluesky':
      return `https://bsky.app/intent/compose?text=${encodeURIComponent(text)}`
  }
}
