import { ROLES } from '../../src/access/identity.ts'

/** Everybody who may ask, from the least to the most that they may do. */
export const LEVELS = ['nobody', ...ROLES.toReversed()] as const

export type Level = (typeof LEVELS)[number]

/** One route, or one use of it that is permitted to others than its other uses are. */
export interface AccessRow {
  /** With what it is asked for in brackets, where the route has several rows. */
  readonly name: string
  /** `GET /data/query/:dataset`: without the version that most paths begin with. */
  readonly route: string
  /** The status that each is answered with. */
  readonly statuses: Record<Level, { readonly public: number; readonly private: number }>
}

/**
 * Who is answered what. `200/401` is 200 on a public dataset and 401 on a private one. The columns are
 * LEVELS, and each role but nobody's is asked as a robot and as a person who signed in.
 */
const TABLE = `
                                                                       nobody   viewer  contributor  editor  administrator
GET    /metrics                                                        401      403     403          403     200
GET    /healthz                                                        200      200     200          200     200
GET    /readyz                                                         200      200     200          200     200
GET    /images/:project/:dataset/:file/:vanity?                        200      200     200          200     200
GET    /files/:project/:dataset/:file/:vanity?                         200      200     200          200     200

GET    /features                                                       200      200     200          200     200
GET    /help                                                           200      200     200          200     200
GET    /ping                                                           200      200     200          200     200
GET    /data/ping/:dataset                                             200      200     200          200     200
GET    /check/cors                                                     200      200     200          200     200
GET    /journey/:offer                                                 200      200     200          200     200
GET    /intake/telemetry-status                                        200      200     200          200     200
POST   /intake/batch                                                   204      204     204          204     204

GET    /auth/providers                                                 200      200     200          200     200
GET    /auth/login/local                                               200      200     200          200     200
POST   /auth/login/local                                               303      303     303          303     303
POST   /auth/login/local [with a wrong password]                       401      401     401          401     401
GET    /auth/fetch                                                     200      200     200          200     200
GET    /auth/fetch [with a wrong code]                                 404      404     404          404     404
GET    /auth/id                                                        401      200     200          200     200
POST   /auth/logout                                                    204      204     204          204     204

GET    /users/me                                                       200      200     200          200     200
GET    /users/me/keyvalue/:keys                                        401      200     200          200     200
PUT    /users/me/keyvalue                                              401      200     200          200     200
DELETE /users/me/keyvalue/:key                                         401      200     200          200     200
GET    /users/:ids                                                     401      200     200          200     200

GET    /projects                                                       401      200     200          200     200
GET    /projects/:projectId                                            401      200     200          200     200
GET    /projects/:projectId/grants                                     401      200     200          200     200
GET    /projects/:projectId/user-applications                          401      200     200          200     200
GET    /projects/:projectId/cors                                       401      200     200          200     200
POST   /projects/:projectId/cors                                       403      403     403          403     403
DELETE /projects/:projectId/cors                                       403      403     403          403     403
POST   /projects/:projectId/cors/:id                                   403      403     403          403     403
DELETE /projects/:projectId/cors/:id                                   403      403     403          403     403
GET    /projects/:projectId/new-content-release-allowed                401      200     200          200     200
GET    /invitations/project/:projectId                                 401      200     200          200     200
GET    /subscriptions/project/:projectId                               401      200     200          200     200

GET    /access/project/:projectId/roles                                401      403     403          403     200
GET    /access/project/:projectId/robots                               401      403     403          403     200
POST   /access/project/:projectId/robots                               401      403     403          403     201
DELETE /access/project/:projectId/robots/:id                           401      403     403          403     204
POST   /access/robots/me/rotate                                        401      200     200          200     200

GET    /datasets                                                       401      200     200          200     200
GET    /projects/:projectId/datasets                                   401      200     200          200     200
PUT    /datasets/:name                                                 401      403     403          403     200
PUT    /projects/:projectId/datasets/:name                             401      403     403          403     200
PATCH  /datasets/:name                                                 401      403     403          403     200
PATCH  /projects/:projectId/datasets/:name                             401      403     403          403     200
DELETE /datasets/:name                                                 401      403     403          403     200
DELETE /projects/:projectId/datasets/:name                             401      403     403          403     200
GET    /projects/:projectId/datasets/:dataset/acl                      401      200     200          200     200
POST   /comments/:dataset/setup                                        401      403     200          200     200

GET    /aliases                                                        401      200     200          200     200
PUT    /aliases/:name                                                  401      403     403          403     200
PATCH  /aliases/:name                                                  401      403     403          403     200
PATCH  /aliases/:name/unlink                                           401      403     403          403     200
DELETE /aliases/:name                                                  401      403     403          403     200

PUT    /datasets/:name/copy                                            401      403     403          403     200
PUT    /projects/:projectId/datasets/:name/copy                        401      403     403          403     200
GET    /projects/:projectId/datasets/copy                              401      200     200          200     200
GET    /jobs/:id                                                       401      200     200          200     200
GET    /jobs/:id/listen                                                200      200     200          200     200
POST   /datasets/:name/restore                                         401      403     403          403     200
POST   /projects/:projectId/datasets/:name/restore                     401      403     403          403     200

GET    /hooks/projects/:projectId                                      401      403     403          403     200
POST   /hooks/projects/:projectId                                      403      403     403          403     403
PUT    /hooks/projects/:projectId                                      403      403     403          403     403
PATCH  /hooks/projects/:projectId                                      403      403     403          403     403
DELETE /hooks/projects/:projectId                                      403      403     403          403     403
GET    /hooks/projects/:projectId/queues                               401      403     403          403     200
GET    /hooks/projects/:projectId/:hookId                              401      403     403          403     200
POST   /hooks/projects/:projectId/:hookId                              403      403     403          403     403
PUT    /hooks/projects/:projectId/:hookId                              403      403     403          403     403
PATCH  /hooks/projects/:projectId/:hookId                              403      403     403          403     403
DELETE /hooks/projects/:projectId/:hookId                              403      403     403          403     403
GET    /hooks/projects/:projectId/:hookId/messages                     401      403     403          403     200
DELETE /hooks/projects/:projectId/:hookId/messages                     401      403     403          403     200
DELETE /hooks/projects/:projectId/:hookId/messages [of one that is configured]  401  403  403        403     409
GET    /hooks/:hookId/messages                                         401      403     403          403     200
GET    /hooks/projects/:projectId/:hookId/attempts                     401      403     403          403     200
GET    /hooks/projects/:projectId/attempts/:attemptId                  401      403     403          403     200
POST   /hooks/projects/:projectId/:hookId/retry                        401      403     403          403     200

GET    /projects/:projectId/datasets/:dataset/schemas                  401      200     200          200     200
GET    /projects/:projectId/datasets/:dataset/schemas/:id              401      200     200          200     200
PUT    /projects/:projectId/datasets/:dataset/schemas                  401      403     403          200     200
DELETE /projects/:projectId/datasets/:dataset/schemas/:id              401      403     403          200     200

POST   /assets/images/:dataset                                         401      403     200          200     200
POST   /assets/files/:dataset                                          401      403     200          200     200

POST   /data/mutate/:dataset [to create a draft]                       401      403     200          200     200
POST   /data/mutate/:dataset [to create a published document]          401      403     403          200     200
POST   /data/mutate/:dataset [to patch a draft]                        401      403     200          200     200
POST   /data/mutate/:dataset [to patch a published document]           401      403     403          200     200
POST   /data/mutate/:dataset [to patch by a query]                     401      403     403          200     200
POST   /data/mutate/:dataset [to comment, in the add-on]               401      403     200          200     200
POST   /data/mutate/:dataset [to delete a published document]          401      403     403          200     200
POST   /data/actions/:dataset [to create a draft]                      401      403     200          200     200
POST   /data/actions/:dataset [to create a version]                    401      403     200          200     200
POST   /data/actions/:dataset [to publish]                             401      403     403          200     200
POST   /data/actions/:dataset [to unpublish]                           401      403     403          200     200
POST   /data/actions/:dataset [to delete, with all history]            401      403     403          200     200
POST   /data/actions/:dataset [to create a release]                    401      403     403          200     200
POST   /data/actions/:dataset [to publish a release]                   401      403     403          200     200

GET    /data/query/:dataset                                            200/401  200     200          200     200
POST   /data/query/:dataset                                            200/401  200     200          200     200
GET    /data/doc/:dataset/:ids                                         200/401  200     200          200     200
GET    /data/listen/:dataset                                           401      200     200          200     200
GET    /data/live/events/:dataset                                      200/401  200     200          200     200
GET    /data/live/events/:dataset [with drafts]                        401      200     200          200     200
GET    /data/references/:dataset/documents/:id/to                      401      200     200          200     200
GET    /data/export/:dataset                                           401      200     200          200     200
GET    /data/history/:dataset/documents/:ids                           401      200     200          200     200
GET    /data/history/:dataset/transactions/:ids                        401      200     200          200     200
GET    /data/history/:dataset/events/documents/:id                     401      200     200          200     200
GET    /data/history/:dataset/events/releases/:id                      401      200     200          200     200

GET    /schedules/:projectId/:dataset                                  401      200     200          200     200
POST   /schedules/:projectId/:dataset                                  401      403     403          200     200
GET    /schedules/:projectId/:dataset/:id                              401      200     200          200     200
PATCH  /schedules/:projectId/:dataset/:id                              401      403     403          200     200
PATCH  /schedules/:projectId/:dataset/:id [of documents that are gone]  401     403     403          200     200
DELETE /schedules/:projectId/:dataset/:id                              401      403     403          204     204
POST   /schedules/:projectId/:dataset/:id/publish                      401      403     403          200     200
`

/** Robots alone have a secret that can be changed: people are told that there is none. */
export const OF_ROBOTS_ONLY = 'POST /access/robots/me/rotate'

export const ACCESS_TABLE: readonly AccessRow[] = rows()

function rows(): AccessRow[] {
  const [head = '', ...lines] = TABLE.trim().split('\n')
  if (head.trim().split(/ +/).join() !== LEVELS.join())
    throw new Error('The columns are not LEVELS')
  return lines.filter(Boolean).map((line) => {
    const [method = '', rest = ''] = line.split(/ +(.*)/)
    const [path = '', ...cells] = rest.split(/ {2,}/)
    const name = `${method} ${path}`
    if (cells.length !== LEVELS.length) throw new Error(`"${name}" has ${cells.length} columns`)
    const statuses = Object.fromEntries(
      LEVELS.map((level, index) => {
        const [open = Number.NaN, closed = open] = (cells[index] ?? '').split('/').map(Number)
        return [level, { public: open, private: closed }]
      }),
    ) as AccessRow['statuses']
    return { name, route: name.replace(/ \[.*/, ''), statuses }
  })
}
