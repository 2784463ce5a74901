import type { PersonView } from '@vitrine/content/views/person'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Picture } from '@/ui/picture'

interface BylinePersonProps {
  readonly person: PersonView
  /** "Written by", "Reviewed by". */
  readonly verb: string
  /** What follows on the second line: a date. */
  readonly children?: ReactNode
}

/** A person with portrait, credentials and what they did when. */
export function BylinePerson({ person, verb, children }: BylinePersonProps) {
  return (
    <div className="flex items-center gap-3.5">
      {person.portrait && (
        <div className="size-12 shrink-0 overflow-hidden rounded-full">
          <Picture image={person.portrait} ratio={1} widths={[96, 144]} sizes="3rem" alt="" />
        </div>
      )}
      <p className="text-small">
        <span className="text-soft">{verb} </span>
        {person.href ? (
          <Link href={person.href} className="font-semibold hover:text-green">
            {person.name}
          </Link>
        ) : (
          <span className="font-semibold">{person.name}</span>
        )}
        {person.credentials && <span className="text-soft">, {person.credentials}</span>}
        {children && <span className="block text-soft">{children}</span>}
      </p>
    </div>
  )
}
