import { SPRIG_PATHS } from './sprig-paths'

/** The house mark: a sprig of five leaves. Decoration only. */
export function Sprig({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 48" className={className} aria-hidden="true" fill="currentColor">
      {SPRIG_PATHS.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}
