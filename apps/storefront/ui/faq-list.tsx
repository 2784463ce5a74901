import type { FaqItemView } from '@vitrine/content/views/body'

interface FaqListProps {
  readonly items: readonly FaqItemView[]
}

/** Questions that open to their answers; works without JavaScript. */
export function FaqList({ items }: FaqListProps) {
  return (
    <div className="border-ink border-t">
      {items.map((item) => (
        <details key={item._key} className="fold">
          <summary className="font-display text-minor">{item.question}</summary>
          {item.answer && (
            <div className="measure whitespace-pre-line pb-5 font-text text-base leading-7">
              {item.answer}
            </div>
          )}
        </details>
      ))}
    </div>
  )
}
