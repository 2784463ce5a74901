'use client'

import { useState } from 'react'

interface CopyLinkProps {
  /** Whole address of the page. */
  readonly url: string
  readonly words: { readonly copy: string; readonly copied: string; readonly failed: string }
}

/** A button that copies a page's address, and says that it did. */
export function CopyLink({ url, words }: CopyLinkProps) {
  const [said, setSaid] = useState('')
  const copy = async () => {
    // Said anew each time: what does not change is not read out.
    setSaid('')
    try {
      await navigator.clipboard.writeText(url)
      setSaid(words.copied)
    } catch {
      setSaid(words.failed)
    }
  }
  return (
    <>
      <button type="button" onClick={copy} className="title-link inline-block py-1.5">
        {words.copy}
      </button>
      <span role="status" className="ms-3 text-soft">
        {said}
      </span>
    </>
  )
}
