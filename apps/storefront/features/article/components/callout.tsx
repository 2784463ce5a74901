import type { BodyBlockView } from '@vitrine/content/views/body'
import { t } from '@/locale/messages'

type CalloutView = Extract<BodyBlockView, { _type: 'callout' }>

const TONES: Readonly<Record<CalloutView['tone'], { rule: string; ink: string }>> = {
  note: { rule: 'border-ink', ink: 'text-soft' },
  tip: { rule: 'border-green', ink: 'text-green' },
  warning: { rule: 'border-clay', ink: 'text-clay' },
}

/** An aside that stands apart from the text; its tone is written, not only coloured. */
export function Callout({ callout }: { callout: CalloutView }) {
  if (!callout.title && !callout.text) return null
  const tone = TONES[callout.tone]
  return (
    <aside className={`prose-block border-t-[3px] bg-well px-5 pt-4 pb-5 sm:px-7 ${tone.rule}`}>
      <p className={`kicker font-interface ${tone.ink}`}>{t(`article.callout.${callout.tone}`)}</p>
      {callout.title && <p className="mt-1 font-display text-minor">{callout.title}</p>}
      {callout.text && (
        <p className="mt-2 whitespace-pre-line text-[1.125rem] leading-7">{callout.text}</p>
      )}
    </aside>
  )
}
