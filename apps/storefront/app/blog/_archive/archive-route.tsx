import { indexHref } from '@vitrine/content/routes/href-for'
import type { SlugsView } from '@vitrine/content/views/addresses'
import type { SettingsView } from '@vitrine/content/views/settings'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import type { ArchivePage } from '@/content/load-archives'
import { loadSettings } from '@/content/load-settings'
import { slugParam } from '@/content/slug-param'
import { staticSlugs } from '@/content/static-slugs'
import { JsonLd } from '@/features/seo/json-ld'
import { pageMetadata } from '@/features/seo/page-metadata'
import { numbered } from './numbered'

type PageDescription = Omit<Parameters<typeof pageMetadata>[0], 'settings' | 'path'>

/** What one kind of archive has of its own. */
export interface Archive<View> {
  /** Its slugs among those that the build makes ready. */
  readonly slugs: keyof SlugsView
  load(slug: string, page: number): Promise<ArchivePage<View> | null>
  /** What its pages say of themselves; the title without the page's number. */
  describe(
    archive: ArchivePage<View>['archive'],
    settings: SettingsView,
  ): PageDescription & { readonly title: string }
  jsonLd(found: ArchivePage<View>, settings: SettingsView): object
  render(found: ArchivePage<View>, settings: SettingsView): ReactNode
}

interface Props {
  readonly params: Promise<{ slug: string; page?: string }>
}

/** What the two pages of an archive export: `[slug]/page.tsx` and `[slug]/page/[page]/page.tsx`. */
export function archiveRoute<View>(archive: Archive<View>) {
  const find = async ({ params }: Props) => {
    const page = Number((await params).page ?? 1)
    const [found, settings] = await Promise.all([
      archive.load(await slugParam(params), page),
      loadSettings(),
    ])
    return { found, settings, page }
  }

  return {
    generateStaticParams: () => staticSlugs(archive.slugs),

    /** Of the pages after the first, one: Next.js wants it. The others are made when they are first asked for. */
    generateNumberedParams: async () => {
      const [first] = await staticSlugs(archive.slugs)
      return [{ slug: first?.slug ?? '', page: '2' }]
    },

    generateMetadata: async (props: Props): Promise<Metadata> => {
      const { found, settings, page } = await find(props)
      if (!found) return {}
      const { title, ...description } = archive.describe(found.archive, settings)
      return pageMetadata({
        ...description,
        settings,
        path: indexHref(found.archive.href, page),
        title: numbered(title, page),
      })
    },

    Page: async (props: Props) => {
      const { found, settings } = await find(props)
      if (!found) notFound()
      return (
        <>
          <JsonLd data={archive.jsonLd(found, settings)} />
          {archive.render(found, settings)}
        </>
      )
    },
  }
}
