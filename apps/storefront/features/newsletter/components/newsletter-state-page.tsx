import type { SettingsView } from '@vitrine/content/views/settings'
import type { ReactNode } from 'react'
import { t } from '@/locale/messages'
import { StatePage } from '@/ui/state-page'
import type { NewsletterState } from '../newsletter-pages'
import { SignUpForm } from './sign-up-form'
import { SignUpPage } from './sign-up-page'

interface NewsletterStatePageProps {
  readonly state: NewsletterState
  readonly settings: SettingsView
}

/** What follows a form or a link of the newsletter. */
export function NewsletterStatePage({ state, settings }: NewsletterStatePageProps) {
  if (state === 'invalid') return <SignUpPage settings={settings} isInvalid />
  return (
    <div className="newsletter-page">
      <StatePage
        kicker={t('newsletter.kicker')}
        title={t(`newsletter.titles.${state}`)}
        actions={actionsOf(state, settings)}
      >
        <p>{t(`newsletter.texts.${state}`)}</p>
      </StatePage>
    </div>
  )
}

function actionsOf(state: NewsletterState, settings: SettingsView): ReactNode {
  switch (state) {
    case 'confirm':
      return <SamePageForm action={t('newsletter.confirm')} />
    case 'unsubscribe':
      return <SamePageForm action={t('newsletter.unsubscribe')} />
    case 'expired':
      return (
        <div className="w-full max-w-[36rem]">
          <SignUpForm settings={settings} place="page" />
        </div>
      )
    case 'refused':
    case 'busy':
      return (
        <a href="/newsletter" className="button">
          {t('newsletter.toForm')}
        </a>
      )
    default:
      return (
        <a href="/blog" className="button button-plain">
          {t('navigation.readJournal')}
        </a>
      )
  }
}

/** Without an `action` a form is sent to the address of its page, with the token of the link in it. */
function SamePageForm({ action }: { action: string }) {
  return (
    <form method="post">
      <button type="submit" className="button">
        {action}
      </button>
    </form>
  )
}
