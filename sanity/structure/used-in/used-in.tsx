import { Container, Stack, Text } from '@sanity/ui'
import { LoadingBlock, useReferringDocuments } from 'sanity'
import type { UserViewComponent } from 'sanity/structure'
import { MentionLink } from './mention-link.tsx'
import { summarize, toMentions } from './referring-documents.ts'

const FIELDS = ['_id', '_type', 'publishedAt']

/** The view beside the form that lists where a document is used, live. */
export const UsedIn: UserViewComponent = ({ documentId }) => {
  const { isLoading, referringDocuments } = useReferringDocuments(documentId, FIELDS)
  if (isLoading) return <LoadingBlock />
  const mentions = toMentions(referringDocuments)

  return (
    <Container padding={4} width={1}>
      <Stack gap={4}>
        <Text muted size={1}>
          {mentions.length
            ? `Used in ${summarize(mentions)}. Readers of these meet what you change here.`
            : 'Nothing refers to this yet. Place it in a post, and the post appears here.'}
        </Text>
        <Stack gap={1}>
          {mentions.map(({ id, type, isPublished }) => (
            <MentionLink key={id} id={id} isPublished={isPublished} type={type} />
          ))}
        </Stack>
      </Stack>
    </Container>
  )
}
