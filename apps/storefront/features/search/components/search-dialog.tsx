import { MAX_QUERY_LENGTH } from '@vitrine/content/search/search-terms'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { nextOption, takesOption } from '../option-keys'
import { isSlashOn, setSlash } from '../slash-key'
import { useInstantSearch } from '../use-instant-search'
import { InstantResults, optionId } from './instant-results'
import { SearchIcon } from './search-icon'

/** What the dialog says. */
export interface SearchWords {
  readonly label: string
  readonly placeholder: string
  readonly close: string
  readonly hint: string
  readonly loading: string
  readonly failed: string
  readonly busy: string
  readonly retry: string
  readonly posts: string
  readonly products: string
  readonly found: string
  readonly all: string
  /** What stands before and after another spelling that is offered. */
  readonly suggestion: readonly [before: string, after: string]
  readonly slash: string
}

export interface SearchDialogProps {
  readonly words: SearchWords
  onClose(): void
}

/** Finds posts and products as their reader types: a combobox with a list (WAI-ARIA), in a modal dialog. */
export function SearchDialog({ words, onClose }: SearchDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(-1)
  const { status, answer, retry } = useInstantSearch(query)
  const options = answer && answer.total > 0 ? answer.posts.length + answer.products.length + 1 : 0

  useEffect(() => {
    const { current: element } = dialog
    if (!element) return
    const onClick = (event: globalThis.MouseEvent) => {
      // What is inside is never the dialog itself: this is its backdrop.
      if (event.target === element) element.close()
    }
    element.showModal()
    element.addEventListener('click', onClick)
    return () => element.removeEventListener('click', onClick)
  }, [])

  const ask = (next: string) => {
    setQuery(next)
    setActive(-1)
  }
  const close = () => dialog.current?.close()
  const onKeyDown = (event: KeyboardEvent) => {
    // The keys of an input method are its own.
    if (event.nativeEvent.isComposing) return
    if (active >= 0 && takesOption(event.key)) {
      event.preventDefault()
      document.getElementById(optionId(active))?.click()
    }
    const next = nextOption(event.key, active, options)
    if (next === null) return
    event.preventDefault()
    setActive(next)
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' })
  }
  const failure = status === 'failed' || status === 'busy' ? words[status] : undefined
  const said = status === 'done' ? answer?.count : failure

  return (
    <dialog
      ref={dialog}
      className="search-dialog no-print"
      aria-label={words.label}
      onClose={onClose}
    >
      <form action="/search" className="search-bar" aria-busy={status === 'loading'}>
        <SearchIcon className="size-5 shrink-0 text-soft" />
        <input
          name="q"
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={MAX_QUERY_LENGTH}
          required
          value={query}
          onChange={(event) => ask(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder={words.placeholder}
          aria-label={words.label}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={options > 0}
          aria-controls="search_found"
          aria-activedescendant={active >= 0 ? optionId(active) : undefined}
        />
        <button type="button" onClick={close} className="min-h-11 px-2 font-semibold text-small">
          {words.close}
        </button>
      </form>
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="search-found">
        {status === 'idle' && <p className="search-note">{words.hint}</p>}
        {status === 'loading' && !answer && <p className="search-note">{words.loading}</p>}
        {failure && (
          <div className="search-note">
            <p>{failure}</p>
            <button type="button" onClick={retry} className="text-link min-h-11">
              {words.retry}
            </button>
          </div>
        )}
        {answer && answer.total === 0 && (
          <div className="search-note">
            <p>{answer.count}</p>
            {answer.suggestion && (
              <p>
                {words.suggestion[0]}
                <button
                  type="button"
                  onClick={() => ask(answer.suggestion ?? '')}
                  className="text-link min-h-11"
                >
                  {answer.suggestion}
                </button>
                {words.suggestion[1]}
              </p>
            )}
          </div>
        )}
        {answer && options > 0 && (
          <InstantResults answer={answer} active={active} words={words} onFollow={close} />
        )}
      </div>
      <label className="search-setting">
        <input
          type="checkbox"
          defaultChecked={isSlashOn()}
          onChange={(event) => setSlash(event.target.checked)}
        />
        {words.slash}
      </label>
    </dialog>
  )
}
