import Link from 'next/link'
import { Sprig } from '@/ui/sprig'

/** The shop's name, leading home. */
export function Wordmark({ title, className }: { title: string; className?: string }) {
  return (
    <Link href="/" className={`inline-flex items-center gap-2.5 ${className ?? ''}`}>
      <Sprig className="h-[1.15em] w-auto text-green" />
      <span className="font-display leading-none tracking-[-0.02em]">{title}</span>
    </Link>
  )
}
