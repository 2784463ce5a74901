import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { customRole } from '../src/access/custom-role.ts'
import { startLake, type TestLake } from './support/start-lake.ts'

const READ = { filter: '_id in path("**")', permissions: ['read', 'history'] }
const WRITE = ['create', 'update']
const OWN_COMMENTS = {
  filter: '_type == "comment" && authorId == identity()',
  permissions: WRITE,
}
const EVERYTHING = { filter: '_id in path("**")', permissions: WRITE }

const ROLES = [
  roleWith('all-datasets', OWN_COMMENTS),
  roleWith('production', { ...OWN_COMMENTS, datasets: ['production'] }),
  roleWith('its-comments', { ...OWN_COMMENTS, datasets: ['production-comments'] }),
  roleWith('tasks', { filter: '_type == "tasks.task"', permissions: ['create'] }),
  roleWith('editor-of-production', { ...EVERYTHING, datasets: ['production'] }),
  roleWith('staging', { ...OWN_COMMENTS, datasets: ['staging'] }),
  roleWith('editor-of-staging', { ...EVERYTHING, datasets: ['staging'] }),
  roleWith('drafts', { filter: '_id in path("drafts.**")', permissions: WRITE }),
  roleWith('columns', { filter: '_type == "column" && section == "garden"', permissions: WRITE }),
  roleWith('changes-comments', { ...OWN_COMMENTS, permissions: ['update'] }),
  roleWith('reads'),
]
const SETUP = { url: '/comments/production/setup', method: 'POST' }
const FORBIDDEN = { statusCode: 403 }

let lake: TestLake

beforeAll(async () => {
  lake = await startLake({
    datasets: ['production', 'staging'],
    roles: ROLES,
    tokens: [
      { role: 'administrator', token: 'test-administrator-token-0123456789abcdef' },
      ...ROLES.map(({ name }) => ({ role: name, token: tokenOf(name) })),
    ],
  })
})
afterAll(() => lake.stop())

function roleWith(name: string, ...grants: object[]) {
  return customRole.parse({ name, title: name, grants: [READ, ...grants] })
}

function tokenOf(role: string): string {
  return `test-${role}-token-`.padEnd(40, '0')
}

describe('a dataset for comments is set up', () => {
  test.each(['all-datasets', 'production', 'its-comments', 'tasks', 'editor-of-production'])(
    'by who may write one there (%s), and then does',
    async (role) => {
      const client = lake.client({ token: tokenOf(role) })
      const { datasetName: dataset } = await client.request(SETUP)
      expect(dataset).toBe('production-comments')
      const { id: authorId } = await client.users.getById('me')
      const said = { _type: role === 'tasks' ? 'tasks.task' : 'comment', authorId }
      await client.withConfig({ dataset }).create(said)
      await lake.client().datasets.delete(dataset)
    },
  )

  test.each(['staging', 'editor-of-staging', 'drafts', 'columns', 'changes-comments', 'reads'])(
    'not by who may not (%s)',
    async (role) => {
      const refused = lake.client({ token: tokenOf(role) }).request(SETUP)
      await expect(refused).rejects.toMatchObject(FORBIDDEN)
      expect(await lake.client().request({ url: '/datasets' })).toHaveLength(2)
    },
  )
})

test('what is granted for a dataset is granted for its add-on, in writing and in what the Studio is told', async () => {
  const { datasetName: dataset } = await lake.client().request(SETUP)
  const comments = (role: string) => lake.client({ token: tokenOf(role), dataset })
  await expect(comments('production').create({ _type: 'comment' })).rejects.toMatchObject(FORBIDDEN)
  const { id: authorId } = await comments('staging').users.getById('me')
  await expect(comments('staging').create({ _type: 'comment', authorId })).rejects.toMatchObject(
    FORBIDDEN,
  )
  await comments('editor-of-production').create({ _id: 'said', _type: 'comment' })
  await expect(comments('editor-of-staging').delete('said')).rejects.toMatchObject(FORBIDDEN)

  const acl = (role: string, of: string) =>
    comments(role).request({ uri: `/projects/vitrine/datasets/${of}/acl` })
  expect(await acl('production', dataset)).toEqual([READ, OWN_COMMENTS])
  expect(await acl('its-comments', dataset)).toEqual([READ, OWN_COMMENTS])
  expect(await acl('its-comments', 'production')).toEqual([READ])
  expect(await acl('staging', dataset)).toEqual([READ])
  const groups = await comments('reads').fetch(
    '*[_type == "system.group" && count(grants[filter == $filter && "create" in permissions]) > 0]._id',
    { filter: OWN_COMMENTS.filter },
  )
  expect(groups).toEqual(['_.groups.all-datasets', '_.groups.production', '_.groups.its-comments'])
})
