import { StatePage } from './state-page'

/** What a page that failed shows. Safe to render in the browser. */
export function ErrorPage({ retry }: { retry: () => void }) {
  return (
    <StatePage
      kicker="Something went wrong"
      title="A jar has slipped off the shelf"
      actions={
        <>
          <button type="button" className="button" onClick={retry}>
            Try again
          </button>
          <a href="/" className="button button-plain">
            Go to the front page
          </a>
        </>
      }
    >
      <p>This page could not be put together. We have noted it. Trying again often helps.</p>
    </StatePage>
  )
}
