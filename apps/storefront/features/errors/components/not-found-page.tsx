import type { SettingsView } from '@vitrine/content/views/settings'
import Link from 'next/link'
import { StatePage } from './state-page'

/** What an address without a page shows. */
export function NotFoundPage({ settings }: { settings: SettingsView }) {
  return (
    <StatePage
      kicker="Page not found"
      title="Nothing grows here"
      actions={
        <>
          <Link href="/blog" className="button">
            Read the journal
          </Link>
          <Link href="/products" className="button button-plain">
            See the shop
          </Link>
        </>
      }
    >
      <p>
        The page may have been moved or taken down, or the address has a slip in it. The rest of{' '}
        {settings.title} is where you left it.
      </p>
    </StatePage>
  )
}
