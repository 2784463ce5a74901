import { Hono } from 'hono'
import { requireSignedIn } from '../access/authorize.ts'
import type { Identity } from '../access/identity.ts'
import type { Lake } from '../datasets/lake.ts'
import type { LakeEnv } from './env.ts'
import { roleTitle } from './role-title.ts'

/** The one project of a lake, and its members. */
export function projectRoutes({ config, accounts, registry }: Lake): Hono<LakeEnv> {
  function project(identity: Identity) {
    const me = requireSignedIn(identity).id
    const people = accounts.users.list().map(({ id, role }) => ({ id, role, isRobot: false }))
    const robots = accounts.robots.list().map(({ id, role }) => ({ id, role, isRobot: true }))
    // There is no record of the project itself: it is as old as its first dataset.
    const [oldest] = registry.list()
    return {
      id: config.projectId,
      displayName: config.projectId,
      ...(oldest && { createdAt: oldest.createdAt }),
      studioHost: null,
      organizationId: null,
      isBlocked: false,
      isDisabled: false,
      metadata: {},
      features: [],
      members: [...people, ...robots].map((member) => ({
        ...member,
        roles: [{ name: member.role, title: roleTitle(member.role, accounts.customRoles) }],
        isCurrentUser: member.id === me,
      })),
    }
  }

  return (
    new Hono<LakeEnv>()
      .get('/projects', (c) => c.json([project(c.get('identity'))]))
      .get('/projects/:projectId', (c) => c.json(project(c.get('identity'))))
      // Empty on purpose: a "deployStudio" grant would make the Studio upload its schema.
      .get('/projects/:projectId/grants', (c) => {
        requireSignedIn(c.get('identity'))
        return c.json({})
      })
      // The Studios that this lake knows. One that does not find itself here urges its editors to register it.
      .get('/projects/:projectId/user-applications', (c) => {
        requireSignedIn(c.get('identity'))
        return c.json(config.origins.map((origin) => studioApplication(config.projectId, origin)))
      })
  )
}

function studioApplication(projectId: string, origin: string) {
  return {
    id: origin,
    projectId,
    type: 'studio',
    urlType: 'external',
    appHost: origin,
  }
}
