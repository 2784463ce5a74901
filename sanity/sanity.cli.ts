import { defineCliConfig } from 'sanity/cli'
import { source } from './studio/source.ts'

export default defineCliConfig({
  api: { projectId: source.projectId, dataset: source.dataset },
  server: { hostname: 'localhost', port: 3333 },
  deployment: { autoUpdates: false },
  typegen: {
    path: '../packages/content/src/queries/**/*.ts',
    schema: '.sanity/schema.json',
    generates: '../packages/content/src/sanity.types.generated.ts',
    overloadClientMethods: true,
  },
})
