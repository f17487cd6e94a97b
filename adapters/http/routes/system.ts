import { createRoute, z } from '@hono/zod-openapi'
import { StorageUnavailable } from '../../../domain/storage-unavailable.ts'
import { RequestFailed } from '../failure.ts'
import type { HttpApp } from '../http-context.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
import { json, needsNothing } from './operation.ts'

const tags = ['System']

/** Whether requests may be sent here: the storage answers, and the instance is not shutting down. */
export type Readiness = () => Promise<'ready' | 'draining' | 'storage_unavailable'>

/** Liveness and readiness. */
export function registerSystemRoutes(app: HttpApp, readiness: Readiness): void {
  const health = createRoute({
    method: 'get',
    path: '/health',
    operationId: 'health',
    tags,
    summary: 'Liveness',
    description: 'The process answers. Touches nothing else, the storage least of all.',
    ...needsNothing(),
    responses: {
      200: json('It lives.', z.object({ status: z.literal('ok') }).openapi('Health')),
      ...problemAnswers('InternalError'),
    },
  })
  app.openapi(health, (c) => c.json({ status: 'ok' as const }, 200))

  const ready = createRoute({
    method: 'get',
    path: '/ready',
    operationId: 'ready',
    tags,
    summary: 'Readiness',
    description: 'The storage answers and the instance is not shutting down.',
    ...needsNothing(),
    responses: {
      200: json('Send requests.', z.object({ status: z.literal('ready') }).openapi('Readiness')),
      ...problemAnswers('StorageUnavailable', 'Draining', 'InternalError'),
    },
  })
  app.openapi(ready, async (c) => {
    switch (await readiness()) {
      case 'ready':
        return c.json({ status: 'ready' as const }, 200)
      case 'draining':
        throw new RequestFailed({ _tag: 'Draining' })
      case 'storage_unavailable':
        throw new RequestFailed(new StorageUnavailable())
    }
  })
}
