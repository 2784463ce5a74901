import { parseArgs, styleText } from 'node:util'
import { dataset } from './content/dataset.ts'
import { pictureNames, withAssets } from './seed/picture-names.ts'
import { seconds, showDone, showProgress } from './seed/progress.ts'
import { explainFailure, SeedRefusal, type SeedTarget, seedTarget } from './seed/seed-target.ts'
import { uploadPictures } from './seed/upload-pictures.ts'
import { missingDocuments, writeDocuments } from './seed/write-documents.ts'

const HELP = `Writes the demo content of Mossrow into a dataset.

  npm run seed -w @vitrine/studio [-- --replace]

  --replace   overwrite demo documents that exist; without it they are left as they are

Reads SANITY_PROJECT_ID, SANITY_DATASET, SANITY_API_HOST and SANITY_API_WRITE_TOKEN.
`

async function seed(target: SeedTarget, replace: boolean): Promise<void> {
  const { client } = target
  process.stdout.write(`Demo content for ${target.name}\n`)
  const wanted = replace ? dataset : await missingDocuments(client, dataset)

  const drawing = performance.now()
  const names = pictureNames(wanted)
  const { assets, uploaded } = await uploadPictures(client, names, (done, total) =>
    showProgress(`Pictures: ${done} of ${total}`),
  )
  showDone(
    `Pictures: ${uploaded} drawn and uploaded, ${names.length - uploaded} already there (${seconds(drawing)})`,
  )

  const writing = performance.now()
  await writeDocuments(client, withAssets(wanted, assets), replace)
  const kept = dataset.length - wanted.length
  showDone(`Documents: ${wanted.length} written, ${kept} left as they were (${seconds(writing)})`)
}

try {
  const { values } = parseArgs({
    options: {
      replace: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) process.stdout.write(HELP)
  else {
    const target = seedTarget(process.env)
    await seed(target, values.replace).catch((error: unknown) => {
      throw explainFailure(error, target)
    })
  }
} catch (error) {
  const known = error instanceof SeedRefusal || isUsageError(error)
  const message = known ? error.message : String(error instanceof Error ? error.stack : error)
  process.stderr.write(`${styleText('red', '✗')} ${message}\n`)
  process.exitCode = 1
}

function isUsageError(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  )
}
