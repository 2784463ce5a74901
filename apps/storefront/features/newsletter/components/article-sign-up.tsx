import type { SettingsView } from '@vitrine/content/views/settings'
import { isNewsletterOffered } from '../is-newsletter-offered'
import { newsletterTitle } from '../title'
import { SignUpForm } from './sign-up-form'

/** The invitation to who has read an article to its end. */
export function ArticleSignUp({ settings }: { settings: SettingsView }) {
  if (!isNewsletterOffered()) return null
  return (
    <aside
      aria-labelledby="newsletter_article"
      className="no-print mt-12 border-rule border-y bg-well px-6 py-8 sm:px-8"
    >
      <h2 id="newsletter_article" className="text-item">
        {newsletterTitle(settings)}
      </h2>
      {settings.newsletter?.text && (
        <p className="mt-2 font-text text-[1.1875rem] text-soft leading-7">
          {settings.newsletter.text}
        </p>
      )}
      <div className="mt-5">
        <SignUpForm settings={settings} place="article" />
      </div>
    </aside>
  )
}
