import type { PersonView } from '@vitrine/content/views/person'
import type { ReactNode } from 'react'
import { t } from '@/locale/messages'
import { Picture } from '@/ui/picture'
import { SmartLink } from '@/ui/smart-link'

interface BylinePersonProps {
  readonly person: PersonView
  /** What they did. */
  readonly wording: 'article.writtenBy' | 'article.reviewedBy'
  /** What follows on the second line: a date. */
  readonly children?: ReactNode
}

/** A person with portrait, credentials and what they did when. */
export function BylinePerson({ person, wording, children }: BylinePersonProps) {
  return (
    <div className="flex items-center gap-3.5">
      {person.portrait && (
        <div className="size-12 shrink-0 overflow-hidden rounded-full">
          <Picture image={person.portrait} ratio={1} widths={[96, 144]} sizes="3rem" alt="" />
        </div>
      )}
      <p className="text-small">
        {t.rich(wording, {
          quiet: (words) => <span className="text-soft">{words}</span>,
          name: () => (
            <span className="font-semibold">
              <SmartLink href={person.href} className="hover:text-green">
                {person.name}
              </SmartLink>
            </span>
          ),
        })}
        {person.credentials && (
          <span className="text-soft">
            {t('article.credentials', { credentials: person.credentials })}
          </span>
        )}
        {children && <span className="block text-soft">{children}</span>}
      </p>
    </div>
  )
}
