import { StatePage } from '@/ui/state-page'
import { words } from '../error-words'

/** What a page that failed shows. Safe to render in the browser. */
export function ErrorPage({ retry }: { retry: () => void }) {
  return (
    <StatePage
      kicker={words.title}
      title={words.heading}
      actions={
        <>
          <button type="button" className="button" onClick={retry}>
            {words.retry}
          </button>
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
