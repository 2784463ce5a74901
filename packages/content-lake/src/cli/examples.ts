/** Commands to end a help text with, each without `content-lake`. */
export function examples(...commands: string[]): string {
  const lines = commands.map((command) => `  $ content-lake ${command}`)
  return ['', 'Examples:', ...lines].join('\n')
}
