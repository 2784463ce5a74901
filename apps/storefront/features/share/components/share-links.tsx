import { absoluteUrl } from '@/content/absolute-url'
import { t } from '@/locale/messages'
import { SHARE_TARGETS, shareHref } from '../share-targets'
import { CopyLink } from './copy-link'

interface ShareLinksProps {
  /** Path of the page. */
  readonly href: string
  readonly title: string
}

/** Ways to pass a page on: plain links, which work without any script, and a button where scripts run. */
export function ShareLinks({ href, title }: ShareLinksProps) {
  const page = { url: absoluteUrl(href), title }
  return (
    <nav
      aria-label={t('share.label')}
      className="no-print mt-10 flex flex-wrap items-baseline gap-x-5 gap-y-1 text-small"
    >
      <span className="kicker text-soft" aria-hidden="true">
        {t('share.heading')}
      </span>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {SHARE_TARGETS.map((target) => (
          <li key={target}>
            <a
              href={shareHref(target, page)}
              rel="noopener nofollow"
              aria-label={t('share.by', { target: t(`share.target.${target}`) })}
              className="title-link inline-block py-1.5"
            >
              {t(`share.target.${target}`)}
            </a>
          </li>
        ))}
        <li className="noscript:hidden">
          <CopyLink
            url={page.url}
            words={{
              copy: t('share.copy.action'),
              copied: t('share.copy.done'),
              failed: t('share.copy.failed'),
            }}
          />
        </li>
      </ul>
    </nav>
  )
}
