import { visionTool } from '@sanity/vision'
import { defineConfig } from 'sanity'
import { structureTool } from 'sanity/structure'
import { schemaTypes } from './schema/schema-types.ts'
import { environment } from './studio/environment.ts'

export default defineConfig({
  title: 'Mossrow by Vitrine',
  projectId: environment.projectId,
  dataset: environment.dataset,
  apiHost: environment.apiHost,
  plugins: [structureTool(), visionTool({ defaultApiVersion: '2026-09-01' })],
  schema: { types: schemaTypes },
})
