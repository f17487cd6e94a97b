import { z } from '@hono/zod-openapi'
import { showInstant } from '../../../domain/time/shown-time.ts'
import { DELIVERY_LIMIT, type Delivery, DeliveryId } from '../../../domain/webhook/delivery.ts'
import { NOTICE_TYPES } from '../../../domain/webhook/notice.ts'
import { describeFault } from '../fault-wording.ts'
import { constructedBy } from './constructed-by.ts'

const EXAMPLE_ID = 'msg_01kf3k9v4xe9ktn8vbq1d5m2rz_7_scheduled'
const { min, max } = DELIVERY_LIMIT

/** Which part of the log. */
export const deliveryQuerySchema = z.strictObject({
  limit: z
    .string()
    .max(30)
    .regex(/^(0|[1-9]\d*)$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .default(DELIVERY_LIMIT.default)
    .openapi({
      type: 'integer',
      minimum: min,
      maximum: max,
      param: { description: 'At most this many deliveries.' },
    }),
  before: z
    .string()
    .transform(constructedBy(DeliveryId.read, describeFault))
    .optional()
    .openapi({
      type: 'string',
      pattern:
        '^msg_[0-9a-z]{26}_[1-9][0-9]{0,9}_(created|submitted|scheduled|cancelled|everyone_answered|suits_everyone)$',
      param: { description: 'Only those older than this one: `next` of an earlier answer.' },
      example: EXAMPLE_ID,
    }),
})

const deliverySchema = z
  .object({
    delivery_id: z.string().openapi({
      description: 'What the receiver gets as `webhook-id`, at every attempt.',
      example: EXAMPLE_ID,
    }),
    type: z.enum(NOTICE_TYPES),
    revision: z.int().openapi({ description: 'That of the event when it happened.' }),
    created_at: z.string().openapi({ format: 'date-time', description: 'When it happened.' }),
    status: z.enum(['pending', 'delivered', 'failed']),
    attempts: z.int().openapi({ description: 'How often it was tried.', example: 1 }),
    next_attempt_at: z.string().optional().openapi({
      format: 'date-time',
      description: 'While it is pending; the end of the attempt that is under way, at the latest.',
    }),
    ended_at: z.string().optional().openapi({
      format: 'date-time',
      description: 'When it was accepted, or given up.',
    }),
    last_status: z.int().optional().openapi({
      description: 'What the receiver answered last.',
      example: 204,
    }),
    last_reason: z
      .enum([
        'timed_out',
        'name_not_found',
        'address_refused',
        'certificate_refused',
        'connection_failed',
        'webhook_disabled',
      ])
      .optional()
      .openapi({ description: 'Why there is no answer.' }),
  })
  .openapi('Delivery')

/** A page of the log. */
export const deliveriesSchema = z
  .object({
    event_id: z.string(),
    webhook_id: z.string(),
    deliveries: z.array(deliverySchema),
    next: z.string().optional().openapi({
      description: 'The value of `before` for what is older; missing where there is nothing.',
      example: EXAMPLE_ID,
    }),
  })
  .openapi('Deliveries')

/** A delivery as the interface shows it. */
export const showDelivery = ({
  webhookId,
  notice,
  happenedAt,
  attempts,
  state,
  last,
}: Delivery): z.infer<typeof deliverySchema> => ({
  delivery_id: DeliveryId.of(webhookId, notice),
  type: notice.type,
  revision: notice.revision,
  created_at: showInstant(happenedAt),
  status: state.name,
  attempts,
  ...(state.name === 'pending'
    ? { next_attempt_at: showInstant(state.nextAttemptAt) }
    : { ended_at: showInstant(state.endedAt) }),
  ...(last !== undefined &&
    ('status' in last ? { last_status: last.status } : { last_reason: last.reason })),
})
