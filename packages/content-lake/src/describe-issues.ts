import { core, type ZodError } from 'zod'

/** What is wrong with an input, in one line: `mutations[0].patch.id: expected string, received undefined; …`. */
export function describeIssues(error: ZodError): string {
  return error.issues
    .map(({ path, message }) => {
      const fault = message.replace(/^Invalid input: /, '')
      return path.length === 0 ? fault : `${core.toDotPath(path)}: ${fault}`
    })
    .join('; ')
}
