import type { BuilderPageView } from '@vitrine/content/views/builder-page'
import type { SettingsView } from '@vitrine/content/views/settings'
import { t } from '@/locale/messages'
import { EmptyState } from '@/ui/empty-state'
import { Sections } from './sections'

interface BuilderPageProps {
  readonly page: BuilderPageView
  readonly settings: SettingsView
}

/** A page that an editor put together from sections. */
export function BuilderPage({ page, settings }: BuilderPageProps) {
  const [first] = page.sections
  const opensItself = first?._type === 'hero' && first.title !== null
  return (
    <div className="pt-10 md:pt-16">
      {!opensItself && <h1 className="page-width text-display">{page.title}</h1>}
      {page.sections.length === 0 && (
        <div className="page-width mt-12">
          <EmptyState title={t('page.blank.title')}>
            <p>{t('page.blank.text')}</p>
          </EmptyState>
        </div>
      )}
      <Sections
        sections={page.sections}
        currency={settings.currency}
        firstOpensPage={opensItself}
      />
    </div>
  )
}
