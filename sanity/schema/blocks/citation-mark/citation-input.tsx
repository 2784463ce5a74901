import { Card, Select, Text } from '@sanity/ui'
import type { ChangeEvent } from 'react'
import { type StringInputProps, set, unset, useFormValue } from 'sanity'
import { citationLabel, citationsOf } from './citations.ts'

const CITATIONS_PATH = ['citations']

/** Lets the editor choose among the sources that the open document lists. */
export function CitationInput({ elementProps, onChange, value }: StringInputProps) {
  const citations = citationsOf({ citations: useFormValue(CITATIONS_PATH) })
  const isKnown = citations.some(({ _key }) => _key === value)

  if (citations.length === 0 && !value)
    return (
      <Card border padding={3} radius={2} tone="caution">
        <Text size={1}>
          This post lists no sources yet. Add one under “Sources”, then come back.
        </Text>
      </Card>
    )

  return (
    <Select
      {...elementProps}
      value={value ?? ''}
      onChange={(event: ChangeEvent<HTMLSelectElement>) => {
        const key = event.currentTarget.value
        onChange(key ? set(key) : unset())
      }}
    >
      <option value="">Choose a source…</option>
      {value && !isKnown ? <option value={value}>A source that was removed</option> : null}
      {citations.map((citation, index) => (
        <option key={citation._key} value={citation._key}>
          {citationLabel(citation, index)}
        </option>
      ))}
    </Select>
  )
}
