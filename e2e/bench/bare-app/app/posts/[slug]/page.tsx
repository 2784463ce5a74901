import Link from 'next/link'

export function generateStaticParams() {
  return [{ slug: 'one' }]
}

export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  return (
    <main>
      <h1>Post {slug}</h1>
      <Link href="/">All posts</Link>
    </main>
  )
}
