import { StatePage } from './state-page'

/** What a page shows while its content cannot be reached. Needs no content itself. */
export function UnavailablePage() {
  return (
    <StatePage
      kicker="Back in a moment"
      title="The content is resting"
      actions={
        // A form without an action asks for the same page anew.
        <form>
          <button type="submit" className="button">
            Try again
          </button>
        </form>
      }
    >
      <p>
        We cannot reach our shelves just now. Nothing is lost and nothing is wrong at your end. Give
        it a minute, then try again.
      </p>
    </StatePage>
  )
}
