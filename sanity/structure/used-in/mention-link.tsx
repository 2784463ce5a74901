import { Badge, Box, Card, Flex, Text } from '@sanity/ui'
import { Preview, useSchema } from 'sanity'
import { IntentLink } from 'sanity/router'

/** One place where a document is used: its preview, which opens it. */
export function MentionLink({
  id,
  type,
  isPublished,
}: {
  id: string
  type: string
  isPublished: boolean
}) {
  const schemaType = useSchema().get(type)
  if (!schemaType) return <Text size={1}>{id}</Text>
  return (
    <Card as={IntentLink} data-as="a" intent="edit" padding={2} params={{ id, type }} radius={2}>
      <Flex align="center" gap={3}>
        <Box flex={1}>
          <Preview layout="default" schemaType={schemaType} value={{ _id: id, _type: type }} />
        </Box>
        {isPublished ? null : <Badge tone="caution">Not published</Badge>}
      </Flex>
    </Card>
  )
}
