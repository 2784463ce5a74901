'use client'

import { type ComponentType, type MouseEvent, type ReactNode, useEffect, useState } from 'react'
import { isSearchShortcut, SEARCH_SHORTCUTS } from '../search-keys'
import type { SearchDialogProps, SearchWords } from './search-dialog'

interface SearchOpenerProps {
  readonly words: SearchWords
  readonly children: ReactNode
}

/**
 * A link to the search page that opens the search dialog; so do Ctrl-K, Cmd-K and `/`. The dialog's code is loaded
 * when it is first opened.
 */
export function SearchOpener({ words, children }: SearchOpenerProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [Dialog, setDialog] = useState<ComponentType<SearchDialogProps>>()

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isSearchShortcut(event)) return
      event.preventDefault()
      open()
    }
    const open = () => {
      const field = document.querySelector<HTMLInputElement>('main input[name=q]')
      if (field) field.select()
      else setIsOpen(true)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])

  useEffect(() => {
    if (!isOpen) return
    import('./search-dialog').then(
      (module) => setDialog(() => module.SearchDialog),
      () => location.assign('/search'),
    )
  }, [isOpen])

  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    setIsOpen(true)
  }
  return (
    <>
      <a
        href="/search"
        onClick={onClick}
        aria-keyshortcuts={SEARCH_SHORTCUTS}
        className="grid size-11 place-items-center text-soft hover:text-ink"
      >
        {children}
      </a>
      {isOpen && Dialog && <Dialog words={words} onClose={() => setIsOpen(false)} />}
    </>
  )
}
