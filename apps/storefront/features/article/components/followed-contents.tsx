'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { followSections } from '../follow-sections'

interface FollowedContentsProps {
  /** The `id` of each section's heading, in their order. */
  readonly anchors: readonly string[]
  readonly children: ReactNode
}

/** Marks the links inside that lead to the section being read; without scripts they are what they are. */
export function FollowedContents({ anchors, children }: FollowedContentsProps) {
  const contents = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const links = contents.current?.querySelectorAll('a')
    return links && followSections(anchors, links)
  }, [anchors])
  return (
    <div ref={contents} className="contents">
      {children}
    </div>
  )
}
