import { defineCliConfig } from 'sanity/cli'
import { environment } from './studio/environment.ts'

export default defineCliConfig({
  api: { projectId: environment.projectId, dataset: environment.dataset },
  server: { hostname: 'localhost', port: 3333 },
  deployment: { autoUpdates: false },
  typegen: {
    path: [
      '../packages/content/src/**/*.ts',
      '../apps/storefront/{app,features,lib,ui}/**/*.{ts,tsx}',
    ],
    schema: '.sanity/schema.json',
    generates: '../packages/content/src/sanity.types.generated.ts',
    overloadClientMethods: true,
  },
})
