import type { PortableTextComponents } from '@portabletext/react'
import { SmartLink } from './smart-link'

/** How running text is written: shared by articles, descriptions and pages. Unknown parts are skipped. */
export const textComponents: PortableTextComponents = {
  block: {
    normal: ({ children }) => <p>{children}</p>,
    h2: ({ children }) => <h2>{children}</h2>,
    h3: ({ children }) => <h3>{children}</h3>,
    h4: ({ children }) => <h4>{children}</h4>,
    blockquote: ({ children }) => <blockquote>{children}</blockquote>,
  },
  marks: {
    strong: ({ children }) => <strong>{children}</strong>,
    em: ({ children }) => <em>{children}</em>,
    link: ({ children, value }) =>
      typeof value?.href === 'string' ? (
        <SmartLink href={value.href}>{children}</SmartLink>
      ) : (
        children
      ),
  },
  unknownType: () => null,
  unknownMark: ({ children }) => <>{children}</>,
  unknownBlockStyle: ({ children }) => <p>{children}</p>,
}
