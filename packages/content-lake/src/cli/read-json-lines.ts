/** The JSON values in a body of one a line, as they arrive. */
export async function* readJsonLines(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<unknown> {
  let text = ''
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    const lines = text.split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line)
  }
  // As an answer that is JSON as a whole ends.
  if (text !== '') yield JSON.parse(text)
}
