import type { SettingsView } from '@vitrine/content/views/settings'
import { t } from '@/locale/messages'
import { SmartLink } from '@/ui/smart-link'
import { EMAIL_FIELD, TRAP_FIELD } from '../form-fields'

interface SignUpFormProps {
  readonly settings: SettingsView
  /** Tells its ids from those of another form on the page. */
  readonly place: 'footer' | 'article' | 'page'
  /** Whether what was typed is shown again, as it is no address. */
  readonly isInvalid?: boolean
}

/** The form by which readers sign up. It needs no script. */
export function SignUpForm({ settings, place, isInvalid = false }: SignUpFormProps) {
  const id = (part: string) => `newsletter_${place}_${part}`
  const privacy = settings.newsletter?.privacy
  const described = isInvalid ? `${id('error')} ${id('privacy')}` : id('privacy')
  return (
    <form method="post" action="/api/newsletter" className="sign-up">
      <label htmlFor={id('email')} className="font-semibold">
        {t('newsletter.form.email')}
      </label>
      <div className="mt-2 flex flex-wrap gap-3">
        <input
          id={id('email')}
          name={EMAIL_FIELD}
          type="email"
          autoComplete="email"
          spellCheck={false}
          required
          maxLength={254}
          aria-invalid={isInvalid || undefined}
          aria-describedby={described}
          className="sign-up-field"
          {...(isInvalid && { 'data-kept-value': '' })}
        />
        <button type="submit" className="button">
          {t('newsletter.form.send')}
        </button>
      </div>
      <p id={id('error')} aria-live="polite" className="sign-up-error">
        {isInvalid && t('newsletter.form.invalid')}
      </p>
      <div aria-hidden="true" className="sr-only">
        <label>
          {t('newsletter.form.trap')}
          <input name={TRAP_FIELD} type="text" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <p id={id('privacy')} className="mt-3 text-fine opacity-85">
        {t('newsletter.form.privacy')}
        {privacy && (
          <>
            {' '}
            <SmartLink href={privacy.href} className="underline underline-offset-2">
              {t('newsletter.form.more', { page: privacy.label })}
            </SmartLink>
          </>
        )}
      </p>
    </form>
  )
}
