import type { MenuLinkView } from '@vitrine/content/views/link'
import { t } from '@/locale/messages'
import { Wordmark } from './wordmark'

interface PhoneMenuProps {
  readonly title: string
  readonly links: readonly MenuLinkView[]
}

/**
 * The menu on narrow screens: a popover that the browser opens, closes and returns focus from. A dialog, because
 * into one the browser moves the focus.
 * Its links are plain, so that following one loads a page without the sheet.
 */
export function PhoneMenu({ title, links }: PhoneMenuProps) {
  return (
    <>
      <button
        type="button"
        popoverTarget="site_menu"
        className="min-h-11 px-1 font-semibold text-small lg:hidden"
      >
        {t('navigation.menu')}
      </button>
      <dialog
        id="site_menu"
        popover="auto"
        aria-label={t('navigation.menu')}
        className="menu-sheet"
      >
        <div className="page-width flex min-h-18 items-center justify-between border-rule border-b">
          <Wordmark title={title} className="text-[1.625rem]" />
          <button
            type="button"
            popoverTarget="site_menu"
            popoverTargetAction="hide"
            className="min-h-11 px-1 font-semibold text-small"
          >
            {t('navigation.close')}
          </button>
        </div>
        <nav aria-label={t('navigation.menu')} className="page-width pt-6">
          <ul>
            {links.map((link) => (
              <li key={link._key} className="border-rule border-b">
                <a href={link.href} className="block py-4 font-display text-section">
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </dialog>
    </>
  )
}
