import Link from 'next/link'

export default function Page() {
  return <Link href="/posts/one">One post</Link>
}
