import { words } from '../error-words'

/** Renders again what failed in the browser. */
export function RetryButton({ retry }: { retry: () => void }) {
  return (
    <button type="button" className="button" onClick={retry}>
      {words.retry}
    </button>
  )
}
