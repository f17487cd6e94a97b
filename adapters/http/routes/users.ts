import { createRoute, z } from '@hono/zod-openapi'
import { changeUser } from '../../../application/change-user.ts'
import { deleteUser } from '../../../application/delete-user.ts'
import { exportUser } from '../../../application/export-user.ts'
import { listUsers } from '../../../application/list-users.ts'
import { readUser } from '../../../application/read-user.ts'
import { registerUser } from '../../../application/register-user.ts'
import { UserId } from '../../../domain/user/user-id.ts'
import type { HttpApp, HttpContext } from '../http-context.ts'
import { jsonBody } from '../middleware/json-body.ts'
import type { RunUseCase } from '../run-use-case.ts'
import { exportSchema, showExport } from '../schemas/export-schemas.ts'
import { cursorSchema, pageLimitSchema, showCursor } from '../schemas/page-schemas.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
import { emailSchema } from '../schemas/text-schemas.ts'
import {
  newUserSchema,
  showUser,
  userChangesSchema,
  userPageSchema,
  userSchema,
} from '../schemas/user-schemas.ts'
import { AUTHENTICATED, body, json, needsAnyToken, needsService, WITH_BODY } from './operation.ts'
import { registerRepeatable } from './repeatable.ts'

const tags = ['Users']

const userParams = z.object({
  user_id: z.string().openapi({
    param: { description: 'The user.' },
    example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz',
  }),
})

const listQuery = z.strictObject({
  email: emailSchema
    .optional()
    .openapi({ param: { description: 'Only those who have this e-mail address.' } }),
  limit: pageLimitSchema,
  cursor: cursorSchema(UserId.of, 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz'),
})

/** Who asks, and for which user. */
const userRequest = (c: HttpContext) => ({
  credential: c.get('credential'),
  userId: c.req.param('user_id') ?? '',
})

/** Registering, listing, reading, changing and removing users. */
export function registerUserRoutes(app: HttpApp, run: RunUseCase, basePath: string): void {
  registerUserCollection(app, run, basePath)
  registerSingleUser(app, run)
  registerUserExport(app, run)
}

function registerUserCollection(app: HttpApp, run: RunUseCase, basePath: string): void {
  const register = createRoute({
    method: 'post',
    path: '/users',
    operationId: 'registerUser',
    tags,
    summary: 'Register a user',
    description:
      'For an admin. A registered user stays when events go; events can be created for them by their id (`organizer_id`). No two have the same e-mail address or subject.',
    ...needsService(run, ['admin'], jsonBody),
    request: { body: body(newUserSchema) },
    responses: {
      201: {
        ...json('The user.', userSchema),
        headers: {
          Location: {
            description: 'Where the user is.',
            schema: { type: 'string', example: '/users/usr_01kf3k9v4xe9ktn8vbq1d5m2rz' },
          },
        },
      },
      ...problemAnswers(...AUTHENTICATED, ...WITH_BODY, 'AddressTaken', 'SubjectTaken'),
    },
  })
  registerRepeatable(app, run, register, async (c) => {
    const user = showUser(await run(c, registerUser(c.req.valid('json'))))
    c.header('Location', `${basePath}/users/${user.user_id}`)
    return c.json(user, 201)
  })

  const list = createRoute({
    method: 'get',
    path: '/users',
    operationId: 'listUsers',
    tags,
    summary: 'List users',
    description:
      'For an admin: everybody who is registered or came with an event, those who came last first. By `email` one finds all that is kept of one person, to export or remove it.',
    ...needsService(run, ['admin']),
    request: { query: listQuery },
    responses: {
      200: json('One page.', userPageSchema),
      ...problemAnswers(...AUTHENTICATED, 'InvalidInput'),
    },
  })
  app.openapi(list, async (c) => {
    const { email, limit, cursor: before } = c.req.valid('query')
    const { items, next } = await run(c, listUsers({ email, limit, before }))
    return c.json({ users: items.map(showUser), ...showCursor(next) }, 200)
  })
}

function registerSingleUser(app: HttpApp, run: RunUseCase): void {
  const own = ['admin', 'organizer'] as const

  const read = createRoute({
    method: 'get',
    path: '/users/{user_id}',
    operationId: 'readUser',
    tags,
    summary: 'Read a user',
    description: 'For an admin, and for whoever acts for the user.',
    ...needsService(run, own),
    request: { params: userParams },
    responses: {
      200: json('The user.', userSchema),
      ...problemAnswers(...AUTHENTICATED, 'UserNotFound'),
    },
  })
  app.openapi(read, async (c) => c.json(showUser(await run(c, readUser(userRequest(c)))), 200))

  const change = createRoute({
    method: 'patch',
    path: '/users/{user_id}',
    operationId: 'changeUser',
    tags,
    summary: 'Change a user',
    description:
      'Only what the body names changes, in every event that they are part of. For an admin, and for whoever acts for the user; `subject` is an admin’s to say.',
    ...needsService(run, own, jsonBody),
    request: { params: userParams, body: body(userChangesSchema) },
    responses: {
      200: json('The user as they are now.', userSchema),
      ...problemAnswers(
        ...AUTHENTICATED,
        ...WITH_BODY,
        'UserNotFound',
        'AddressTaken',
        'SubjectTaken',
        'NotRegistered',
      ),
    },
  })
  app.openapi(change, async (c) => {
    const changes = c.req.valid('json')
    return c.json(showUser(await run(c, changeUser({ ...userRequest(c), changes }))), 200)
  })

  const remove = createRoute({
    method: 'delete',
    path: '/users/{user_id}',
    operationId: 'deleteUser',
    tags,
    summary: 'Remove a user',
    description:
      'Every trace of them is gone: the events that they organize with everything of those, their part in others, their API keys. What fails on the way goes on where it stopped when it is sent again. For an admin, and for whoever acts for the user.',
    ...needsService(run, own),
    request: { params: userParams },
    responses: {
      204: { description: 'They are gone.' },
      ...problemAnswers(...AUTHENTICATED, 'UserNotFound'),
    },
  })
  app.openapi(remove, async (c) => {
    await run(c, deleteUser(userRequest(c)))
    return c.body(null, 204)
  })
}

function registerUserExport(app: HttpApp, run: RunUseCase): void {
  const exportAll = createRoute({
    method: 'get',
    path: '/users/{user_id}/export',
    operationId: 'exportUser',
    tags,
    summary: 'Export all that is kept of a person',
    description:
      'For the person themselves, by their link to an event or by what acts for them, and for an admin. Of tokens only hashes are kept, and of nobody else is anything told.',
    ...needsAnyToken(run),
    request: { params: userParams },
    responses: {
      200: json('All there is.', exportSchema),
      ...problemAnswers(...AUTHENTICATED, 'UserNotFound'),
    },
  })
  app.openapi(exportAll, async (c) => {
    const found = await run(c, exportUser(c.get('bearer'), c.req.param('user_id')))
    return c.json(showExport(found), 200)
  })
}
