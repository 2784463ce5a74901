import { Box, Text } from '@sanity/ui'
import { type PreviewProps, useFormValue } from 'sanity'
import { citationsOf } from './citations.ts'

const CITATIONS_PATH = ['citations']

/** Shows a citation mark in the text as the number that readers will see. */
export function CitationMarkPreview(props: PreviewProps) {
  const citations = citationsOf({ citations: useFormValue(CITATIONS_PATH) })
  const key = 'citation' in props ? props.citation : undefined
  const index = citations.findIndex((citation) => citation._key === key)
  return (
    <Box as="span" paddingX={1} title={citations[index]?.title}>
      <Text as="span" size={0} weight="semibold">
        {index < 0 ? '[?]' : `[${index + 1}]`}
      </Text>
    </Box>
  )
}
