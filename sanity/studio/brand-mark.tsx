/** The mark of Mossrow: a jar with a sprig in it, drawn for 16 pixels and up. */
export function BrandMark() {
  return (
    <svg aria-hidden="true" fill="none" height="100%" viewBox="0 0 24 24" width="100%">
      <rect fill="#1e3a25" height="24" rx="5" width="24" />
      <path
        d="M8 5.5h8M9 5.5v2.2c0 .5-.2.9-.6 1.2A3.4 3.4 0 0 0 7 11.7V17.5A2 2 0 0 0 9 19.5h6a2 2 0 0 0 2-2V11.7a3.4 3.4 0 0 0-1.4-2.8c-.4-.3-.6-.7-.6-1.2V5.5"
        stroke="#f8f6f0"
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth="1.3"
      />
      <path d="M12 17.3v-5.3" stroke="#a0c09e" strokeLinecap="round" strokeWidth="1.2" />
      <path
        d="M12 14.6c0-1.5 1-2.4 2.7-2.5 0 1.6-1 2.5-2.7 2.5ZM12 16.3c0-1.5-1-2.4-2.7-2.5 0 1.6 1 2.5 2.7 2.5Z"
        fill="#a0c09e"
      />
    </svg>
  )
}
