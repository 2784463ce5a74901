import { t } from '@/locale/messages'

/**
 * Changes between light and dark. The click is answered by the script in <head> (`ui/theme-script`): without
 * scripts there is no button.
 */
export function ThemeToggle() {
  return (
    <button
      type="button"
      data-theme-toggle=""
      aria-label={t('navigation.theme')}
      className="theme-toggle noscript:hidden grid size-11 place-items-center text-soft hover:text-ink"
    >
      <svg
        viewBox="0 0 20 20"
        className="moon size-5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        aria-hidden="true"
      >
        <path d="M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z" strokeLinejoin="round" />
      </svg>
      <svg
        viewBox="0 0 20 20"
        className="sun size-5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <circle cx="10" cy="10" r="3.4" />
        <path d="M10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M4.2 15.8l1.4-1.4M14.4 5.6l1.4-1.4" />
      </svg>
    </button>
  )
}
