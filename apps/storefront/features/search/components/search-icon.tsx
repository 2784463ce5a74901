/** A magnifying glass. */
export function SearchIcon({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="8.6" cy="8.6" r="5.6" />
      <path d="M12.8 12.8l4.4 4.4" />
    </svg>
  )
}
