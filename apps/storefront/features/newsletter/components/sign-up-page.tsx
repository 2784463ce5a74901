import type { SettingsView } from '@vitrine/content/views/settings'
import { t } from '@/locale/messages'
import { StatePage } from '@/ui/state-page'
import { newsletterTitle } from '../title'
import { SignUpForm } from './sign-up-form'

/** The newsletter's own page: what it is, and the form. */
export function SignUpPage({
  settings,
  isInvalid = false,
}: {
  settings: SettingsView
  isInvalid?: boolean
}) {
  return (
    <div className="newsletter-page">
      <StatePage
        kicker={t('newsletter.kicker')}
        title={newsletterTitle(settings)}
        actions={
          <div className="w-full max-w-[36rem]">
            <SignUpForm settings={settings} place="page" isInvalid={isInvalid} />
          </div>
        }
      >
        <p>{settings.newsletter?.text ?? t('newsletter.text')}</p>
      </StatePage>
    </div>
  )
}
