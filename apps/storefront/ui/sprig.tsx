/** The house mark: a sprig of five leaves. Decoration only. */
export function Sprig({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 48" className={className} aria-hidden="true" fill="currentColor">
      <path d="M15.4 47.5c.5-9.4.4-19-.2-28.6l1.5-.1c.6 9.6.7 19.3.2 28.8z" />
      <path d="M16 19.5C10.8 15.2 11 6.5 16 .5c5 6 5.2 14.7 0 19z" />
      <path d="M15.5 28.8C8.2 28.4 3.3 23.3 2.7 16 9.6 17.2 14.6 22 15.5 28.8z" />
      <path d="M16.7 28.8c7.3-.4 12.2-5.5 12.8-12.8-6.9 1.2-11.9 6-12.8 12.8z" />
      <path d="M15.4 39.2C8.8 39.6 3.6 35.6 2 29.2c6.6.1 11.9 3.9 13.4 10z" />
      <path d="M16.6 39.2c6.6.4 11.8-3.6 13.4-10-6.6.1-11.9 3.9-13.4 10z" />
    </svg>
  )
}
