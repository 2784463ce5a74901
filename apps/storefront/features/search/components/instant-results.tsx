import Link from 'next/link'
import type { InstantAnswer, InstantResult } from '../instant-answer'
import { FoundText } from './found-text'
import type { SearchWords } from './search-dialog'

interface InstantResultsProps {
  readonly answer: InstantAnswer
  /** Place of the chosen option; -1 for none. */
  readonly active: number
  readonly words: SearchWords
  onFollow(): void
}

/** The id of the option at a place, counted from 0 through all groups. */
export function optionId(place: number): string {
  return `search_option_${place}`
}

/** What was found, by kind, and the way to all of it: the list of a combobox. */
export function InstantResults({ answer, active, words, onFollow }: InstantResultsProps) {
  const { posts, products } = answer
  const groups = [
    { name: 'posts', title: words.posts, results: posts, from: 0 },
    { name: 'products', title: words.products, results: products, from: posts.length },
  ].filter(({ results }) => results.length > 0)
  const last = posts.length + products.length
  return (
    <div id="search_found" role="listbox" aria-label={words.found}>
      {groups.map(({ name, title, results, from }) => (
        <fieldset key={name} className="min-w-0" aria-labelledby={`search_group_${name}`}>
          <p id={`search_group_${name}`} className="kicker search-group text-clay">
            {title}
          </p>
          {results.map((result, index) => (
            <Option
              key={result.id}
              result={result}
              place={from + index}
              isActive={active === from + index}
              onFollow={onFollow}
            />
          ))}
        </fieldset>
      ))}
      <Link
        id={optionId(last)}
        href={answer.href}
        prefetch={false}
        role="option"
        tabIndex={-1}
        aria-selected={active === last}
        onClick={onFollow}
        className="search-option font-semibold text-green"
      >
        {words.all}
      </Link>
    </div>
  )
}

interface OptionProps {
  readonly result: InstantResult
  readonly place: number
  readonly isActive: boolean
  onFollow(): void
}

function Option({ result, place, isActive, onFollow }: OptionProps) {
  return (
    <Link
      id={optionId(place)}
      href={result.href}
      prefetch={false}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onClick={onFollow}
      className="search-option"
    >
      <span className="search-thumbnail">
        {result.image && (
          <img {...result.image} sizes="3.5rem" width={56} height={56} alt="" decoding="async" />
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-display text-minor">
          <FoundText segments={result.title} />
        </span>
        {result.note && (
          <span className="figures-table block text-small text-soft">{result.note}</span>
        )}
      </span>
    </Link>
  )
}
