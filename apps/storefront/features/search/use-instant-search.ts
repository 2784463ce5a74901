import { useCallback, useEffect, useState } from 'react'
import type { InstantAnswer } from './instant-answer'

/** Shorter than a pause, longer than the time between two keys. */
const DEBOUNCE_MS = 140

export interface InstantSearch {
  /** `busy` when this client asks too often. */
  readonly status: 'idle' | 'loading' | 'done' | 'failed' | 'busy'
  /** While the next one is loading, the last. */
  readonly answer: InstantAnswer | null
  retry(): void
}

type State = Omit<InstantSearch, 'retry'>

const IDLE: State = { status: 'idle', answer: null }

/** Asks `/api/search` as a question is typed; an answer that comes after the next key is not looked at. */
export function useInstantSearch(query: string): InstantSearch {
  const [state, setState] = useState(IDLE)
  const asked = query.trim()

  const search = useCallback(() => {
    if (asked === '') {
      setState(IDLE)
      return
    }
    const request = new AbortController()
    const settle = (next: State) => {
      if (!request.signal.aborted) setState(next)
    }
    setState(({ answer }) => ({ status: 'loading', answer }))
    const timer = setTimeout(() => {
      ask(asked, request.signal).then(
        (answer) => settle(answer ? { status: 'done', answer } : { status: 'busy', answer }),
        () => settle({ status: 'failed', answer: null }),
      )
    }, DEBOUNCE_MS)
    return () => {
      clearTimeout(timer)
      request.abort()
    }
  }, [asked])
  useEffect(search, [search])

  return { ...state, retry: search }
}

/** Null when this client has asked too often. */
async function ask(query: string, signal: AbortSignal): Promise<InstantAnswer | null> {
  const response = await fetch(`/api/search?${new URLSearchParams({ q: query })}`, { signal })
  if (response.status === 429) return null
  if (!response.ok) throw new Error(`The search answered with status ${response.status}`)
  return response.json()
}
