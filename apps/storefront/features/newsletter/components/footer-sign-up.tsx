import type { SettingsView } from '@vitrine/content/views/settings'
import { isNewsletterOffered } from '../is-newsletter-offered'
import { newsletterTitle } from '../title'
import { SignUpForm } from './sign-up-form'

/** The invitation at the end of each page, but for those that are about the newsletter themselves. */
export function FooterSignUp({ settings }: { settings: SettingsView }) {
  if (!isNewsletterOffered()) return null
  return (
    <section aria-labelledby="newsletter_footer" className="footer-sign-up page-width pb-12">
      <div className="grid gap-x-8 gap-y-6 border-current/25 border-t pt-10 md:grid-cols-12">
        <div className="md:col-span-5">
          <h2 id="newsletter_footer" className="text-item">
            {newsletterTitle(settings)}
          </h2>
          {settings.newsletter?.text && (
            <p className="mt-2 max-w-[28rem] font-text text-[1.1875rem] leading-7 opacity-85">
              {settings.newsletter.text}
            </p>
          )}
        </div>
        <div className="md:col-span-7">
          <SignUpForm settings={settings} place="footer" />
        </div>
      </div>
    </section>
  )
}
