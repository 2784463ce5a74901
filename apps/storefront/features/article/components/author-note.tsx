import type { PersonView } from '@vitrine/content/views/person'
import { t } from '@/locale/messages'
import { Picture } from '@/ui/picture'
import { SmartLink } from '@/ui/smart-link'

/** A few words about who wrote an article. */
export function AuthorNote({ person }: { person: PersonView }) {
  if (!person.bio) return null
  return (
    <aside
      aria-label={t('article.aboutAuthor')}
      className="mt-16 grid grid-cols-[4.5rem_1fr] gap-5 border-ink border-t pt-5 text-small"
    >
      <div>
        {person.portrait && (
          <Picture
            image={person.portrait}
            ratio={4 / 5}
            widths={[144, 216]}
            sizes="4.5rem"
            alt=""
          />
        )}
      </div>
      <div>
        <p className="font-display text-minor">
          <SmartLink href={person.href} className="hover:text-green">
            {person.name}
          </SmartLink>
        </p>
        {person.role && <p className="text-soft">{person.role}</p>}
        <p className="mt-2">{person.bio}</p>
        {person.links.length > 0 && (
          <ul className="mt-1 flex flex-wrap gap-x-5">
            {person.links.map((link) => (
              <li key={link._key}>
                <SmartLink href={link.url} className="text-link inline-block py-1 font-normal">
                  {link.label}
                </SmartLink>
              </li>
            ))}
          </ul>
        )}
      </div>
    </aside>
  )
}
