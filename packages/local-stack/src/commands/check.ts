import { INTERRUPTED, Interruption } from '../interruption.ts'
import { repositoryBin, repositoryRoot } from '../repository.ts'
import { run } from '../run.ts'

/** `npm run check`: format, lint and types; nothing is started. */
const here = { cwd: repositoryRoot, env: process.env }
try {
  await run(repositoryBin('biome'), ['check', '.'], here)
  await run(repositoryBin('turbo'), ['run', 'typecheck'], here)
} catch (error) {
  if (error instanceof Interruption) process.exit(INTERRUPTED)
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
