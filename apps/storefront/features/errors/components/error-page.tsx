import type { ReactNode } from 'react'
import { StatePage } from '@/ui/state-page'
import { words } from '../error-words'

/** What a page that failed shows, with a link or button to try again. Safe to render in the browser. */
export function ErrorPage({ retry }: { retry: ReactNode }) {
  return (
    <StatePage
      kicker={words.title}
      title={words.heading}
      actions={
        <>
          {retry}
          <a href="/" className="button button-plain">
            {words.home}
          </a>
        </>
      }
    >
      <p>{words.text}</p>
    </StatePage>
  )
}
