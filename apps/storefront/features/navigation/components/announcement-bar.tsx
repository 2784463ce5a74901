import type { SettingsView } from '@vitrine/content/views/settings'
import { t } from '@/locale/messages'
import { SmartLink } from '@/ui/smart-link'

/** One line above everything, while an editor has something to say. */
export function AnnouncementBar({ settings }: { settings: SettingsView }) {
  if (!settings.announcement) return null
  const { text, href } = settings.announcement
  return (
    <aside aria-label={t('navigation.announcement')} className="no-print bg-moss text-on-moss">
      <p className="page-width text-balance py-2 text-center text-small">
        {href ? (
          <SmartLink
            href={href}
            className="inline-block py-0.5 underline decoration-1 underline-offset-4"
          >
            {text}
          </SmartLink>
        ) : (
          text
        )}
      </p>
    </aside>
  )
}
