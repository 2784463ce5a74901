import type { TextSegment } from '@vitrine/content/search/found-words'
import { createElement, Fragment } from 'react'

/** A text with the words that were looked for marked. */
export function FoundText({ segments }: { segments: readonly TextSegment[] }) {
  // Segments have no identity but their place, which is how children without keys are told apart.
  const parts = segments.map(({ text, found }) =>
    found ? createElement('mark', null, text) : text,
  )
  return createElement(Fragment, null, ...parts)
}
