import { visionTool } from '@sanity/vision'
import { API_VERSION } from '@vitrine/content/source/content-client'
import { defineConfig } from 'sanity'
import { structureTool } from 'sanity/structure'
import { schemaTypes } from './schema/schema-types.ts'
import { defaultDocumentNode } from './structure/default-document-node.ts'
import { structure } from './structure/structure.ts'
import { BrandMark } from './studio/brand-mark.tsx'
import { templates } from './studio/initial-values.ts'
import { ShopCurrencyLayout } from './studio/shop-currency-layout.tsx'
import { creatableTemplates, documentActions, newDocumentOptions } from './studio/singletons.ts'
import { source } from './studio/source.ts'
import { subscriberActions, withoutSubscribers } from './studio/subscribers.ts'
import { theme } from './studio/theme.ts'
import { workspaceSource } from './studio/workspace-source.ts'

export default defineConfig({
  ...workspaceSource(source),
  title: 'Mossrow by Vitrine',
  icon: BrandMark,
  theme,
  plugins: [
    structureTool({ title: 'Content', structure, defaultDocumentNode }),
    visionTool({ defaultApiVersion: API_VERSION, defaultDataset: source.dataset }),
  ],
  schema: {
    types: schemaTypes,
    templates: (existing) => [...withoutSubscribers(creatableTemplates(existing)), ...templates],
  },
  document: {
    actions: (actions, context) => subscriberActions(documentActions(actions, context), context),
    newDocumentOptions,
  },
  studio: { components: { activeToolLayout: ShopCurrencyLayout } },
  announcements: { enabled: false },
  apps: { canvas: { enabled: false } },
})
